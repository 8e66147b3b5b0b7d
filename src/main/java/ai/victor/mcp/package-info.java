/** The MCP server: the shop's questions, queries and analyses as tools for other people's agents, over stdio and HTTP. */
@NullMarked
package ai.victor.mcp;

import org.jspecify.annotations.NullMarked;
