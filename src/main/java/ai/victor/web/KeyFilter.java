package ai.victor.web;

import ai.victor.access.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets those through to a mounted servlet who hold a key, or need none. */
final class KeyFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final String CALLER = "victor.caller";

    private final transient Gate gate;
    private final transient Turnstile turnstile;

    KeyFilter(Gate gate, Turnstile turnstile) {
        this.gate = gate;
        this.turnstile = turnstile;
    }

    /** Who sends a request that came through. */
    static Caller caller(HttpServletRequest request) {
        return (Caller) request.getAttribute(CALLER);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            var caller = gate.machine(request);
            turnstile.pass(caller, request.getRemoteAddr());
            request.setAttribute(CALLER, caller);
        } catch (Fault fault) {
            response.setStatus(fault.status());
            response.setContentType(ProblemDetails.TYPE);
            response.setHeader("Connection", "close");
            if (fault.status() == 401) {
                response.setHeader("WWW-Authenticate", "Bearer");
            }
            if (fault.retryAfter() > 0) {
                response.setHeader("Retry-After", Long.toString(fault.retryAfter()));
            }
            response.getOutputStream().write(ProblemDetails.of(fault));
            return;
        }
        chain.doFilter(request, response);
    }
}
