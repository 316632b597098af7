package union.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Reads a command's body once, up to a limit, so that its hash can tell a retry from another command. */
public final class RequestBodies extends OncePerRequestFilter {
    public static final int BODY_BYTES_MAX = 1 << 20;
    static final String BODY = RequestBodies.class.getName();
    private static final Set<String> WITH_BODY = Set.of("PUT", "PATCH");

    private final HandlerExceptionResolver problems;

    public RequestBodies(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!WITH_BODY.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            var problem = Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large");
            problems.resolveException(request, response, null, problem);
            return;
        }
        request.setAttribute(BODY, body);
        chain.doFilter(new Repeated(request, body), response);
    }

    private static final class Repeated extends HttpServletRequestWrapper {
        private final byte[] body;

        Repeated(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override public int read() {
                    return bytes.read();
                }

                @Override public int read(byte[] into, int from, int length) {
                    return bytes.read(into, from, length);
                }

                @Override public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override public boolean isReady() {
                    return true;
                }

                @Override public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("bodies are read before handlers run");
                }
            };
        }
    }
}
