/**
 * Question in, {@link ai.victor.agent.Answer} out: prompts, tools, the loop and the conversation; emits {@link ai.victor.agent.AgentEvent}s.
 *
 * <p>The loop is ours and not a library's, because cap, deadline, cancel and repair are the product. One loop drives every model, the built-in
 * reader as much as a language model, so that what is tested with the one holds for the other.
 */
@NullMarked
package ai.victor.agent;

import org.jspecify.annotations.NullMarked;
