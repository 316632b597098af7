package union.platform.web;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import union.platform.access.Access;
import union.platform.access.Rights;

/** Keeps a service from starting with an operation that says nothing of its rights. */
public final class OpenOperations {
    /** Handlers of libraries that hold no data of any unit: the description of the API and the error page. */
    private static final List<String> LIBRARIES = List.of("org.springdoc.", "org.springframework.boot.");

    private OpenOperations() {}

    static boolean include(HandlerMethod method) {
        return LIBRARIES.stream().anyMatch(method.getBeanType().getName()::startsWith);
    }

    /** Throws when an operation lacks {@link Access} or names a right that no post gives. */
    public static void refuse(RequestMappingHandlerMapping operations, Rights rights) {
        var wrong = operations.getHandlerMethods().values().stream()
            .filter(method -> !include(method) && !sound(method.getMethodAnnotation(Access.class), rights))
            .map(HandlerMethod::getShortLogMessage).sorted().collect(Collectors.joining(", "));
        if (!wrong.isEmpty())
            throw new IllegalStateException("operations without @Access, or with a right that no post gives: " + wrong);
    }

    private static boolean sound(@org.jspecify.annotations.Nullable Access access, Rights rights) {
        if (access == null) return false;
        return switch (access.to()) {
            case OWN, FIGURES -> rights.knows(access.right());
            case PUBLIC, SIGNED_IN, SELF, OPERATOR -> access.right().isEmpty();
        };
    }
}
