package union.platform.web;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import union.platform.access.Access;
import union.platform.access.Rights;

/** Keeps a service from starting with an operation that says nothing of its rights. */
public final class OpenOperations {
    /** The one handler of a library that may answer: it holds no data of any unit, only the description of the API. */
    private static final Set<String> LIBRARIES = Set.of("org.springdoc.webmvc.api.OpenApiWebMvcResource");

    private OpenOperations() {}

    static boolean include(HandlerMethod method) {
        return LIBRARIES.contains(method.getBeanType().getName());
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
