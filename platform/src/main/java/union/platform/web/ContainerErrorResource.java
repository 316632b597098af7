package union.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import union.platform.access.Access;
import union.platform.access.To;

/**
 * What the container refuses by itself, or what breaks outside every handler: told as any other trouble. Nobody can ask
 * for it; it takes the place of the framework's own error page.
 */
@Hidden
@RestController
public final class ContainerErrorResource implements ErrorController {

    @RequestMapping("/error") @Access(to = To.PUBLIC)
    void tell(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR
            || !(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code))
            throw Problem.notFound();
        var status = HttpStatus.resolve(code);
        throw status == null || status.is5xxServerError()
            ? Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal") : Problem.of(status, ProblemAdvice.code(status));
    }
}
