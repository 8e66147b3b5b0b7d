/**
 * A language model behind any server that speaks OpenAI's chat completions.
 *
 * <p>It is apart from the loop, which must not know what a transport throws, and it is the only place that knows the client library: the bridge of
 * LangChain4j to it has no release that fits.
 */
@NullMarked
package ai.victor.agent.openai;

import org.jspecify.annotations.NullMarked;
