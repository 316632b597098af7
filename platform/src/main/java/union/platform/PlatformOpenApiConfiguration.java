package union.platform;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import union.platform.access.Access;
import union.platform.access.Caller;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.unit.UnitId;
import union.platform.web.Page;

/**
 * What a service's OpenAPI says beyond its handlers' signatures: the headers and answers of commands, who may call
 * ({@code x-union-access}), and problem answers. Written once here, since {@code AccessGate}, {@code ActArguments} and
 * {@code ProblemAdvice} do these things in one place too.
 */
@Configuration(proxyBeanMethods = false)
class PlatformOpenApiConfiguration {
    private static final String PROBLEM = "Problem";
    private static final String BEARER = "bearer";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final List<HttpStatus> OF_ALL = List.of(HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND,
        HttpStatus.INTERNAL_SERVER_ERROR, HttpStatus.SERVICE_UNAVAILABLE);
    private static final List<HttpStatus> OF_COMMANDS = List.of(HttpStatus.CONFLICT, HttpStatus.PRECONDITION_FAILED,
        HttpStatus.CONTENT_TOO_LARGE, HttpStatus.UNSUPPORTED_MEDIA_TYPE, HttpStatus.UNPROCESSABLE_CONTENT,
        HttpStatus.PRECONDITION_REQUIRED);

    @Bean OperationCustomizer operations() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Act.class, Caller.class)
            .replaceWithSchema(UnitId.class, unit());
        return (operation, handler) -> {
            var access = handler.getMethodAnnotation(Access.class);
            if (access == null) return operation; // a library's own
            says(operation, access);
            if (acts(handler)) command(operation);
            OF_ALL.forEach(status -> problem(operation.getResponses(), status));
            return operation;
        };
    }

    @Bean OpenApiCustomizer whole() {
        return file -> {
            var components = Optional.ofNullable(file.getComponents()).orElseGet(Components::new);
            components.addSchemas(PROBLEM, problemSchema());
            components.addResponses(PROBLEM, new ApiResponse().description("What is wrong, and where (RFC 9457)")
                .content(new Content().addMediaType("application/problem+json",
                    new MediaType().schema(new ObjectSchema().$ref("#/components/schemas/" + PROBLEM)))));
            components.addSecuritySchemes(BEARER,
                new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT"));
            file.components(components);
            file.getPaths().forEach((path, item) -> item.readOperations().forEach(operation -> {
                named(path, operation);
                limited(operation);
            }));
        };
    }

    private static void says(Operation operation, Access access) {
        var to = access.to().name().toLowerCase(Locale.ROOT);
        operation.addExtension("x-union-access",
            access.right().isEmpty() ? Map.of("to", to) : Map.of("to", to, "right", access.right()));
        if (access.to() == To.PUBLIC) {
            operation.security(List.of());
            return;
        }
        operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
        problem(operation.getResponses(), HttpStatus.UNAUTHORIZED);
    }

    private static boolean acts(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(p -> p.getParameterType() == Act.class);
    }

    /** A command names what it builds on and can be repeated; its answer carries the new version. */
    private static void command(Operation operation) {
        operation.addParametersItem(header("If-Match", "\"[0-9]{1,18}\"",
            "The ETag of what is changed; required when it exists (RFC 9110, section 13.1.1)"));
        operation.addParametersItem(header("Idempotency-Key", "[\\x21-\\x7e]{1,200}",
            "The same for every retry of this command; by default its address, content and If-Match"));
        var answers = operation.getResponses();
        var plain = answers.remove("200");
        var content = plain == null ? null : plain.getContent();
        answers.addApiResponse("201", stored("Stored; it is new", content));
        answers.addApiResponse(content == null ? "204" : "200", stored("Stored", content));
        OF_COMMANDS.forEach(status -> problem(answers, status));
    }

    private static ApiResponse stored(String what, @Nullable Content content) {
        return new ApiResponse().description(what).content(content)
            .addHeaderObject("ETag", new Header().description("The new version").schema(new StringSchema()))
            .addHeaderObject("Idempotent-Replayed",
                new Header().description("true when an earlier try had stored it").schema(new StringSchema()));
    }

    private static Parameter header(String name, String pattern, String description) {
        return new HeaderParameter().name(name).required(false).description(description)
            .schema(new StringSchema().pattern("^" + pattern + "$"));
    }

    private static void problem(ApiResponses answers, HttpStatus status) {
        var same = new ApiResponse().$ref("#/components/responses/" + PROBLEM);
        answers.addApiResponse(String.valueOf(status.value()), same);
    }

    /** Every variable of the path is named, also where a handler takes them all at once. */
    private static void named(String path, Operation operation) {
        VARIABLE.matcher(path).results().map(found -> found.group(1)).filter(name -> !has(operation, name))
            .forEach(name -> operation.addParametersItem(new PathParameter().name(name).schema(new StringSchema())));
        for (var parameter : Optional.ofNullable(operation.getParameters()).orElse(List.of()))
            if (List.of("unit", "upper").contains(parameter.getName()) && "path".equals(parameter.getIn()))
                parameter.schema(unit());
    }

    private static boolean has(Operation operation, String name) {
        return operation.getParameters() != null
            && operation.getParameters().stream().anyMatch(p -> p.getName().equals(name) && "path".equals(p.getIn()));
    }

    /** The two parameters of every list. */
    private static void limited(Operation operation) {
        if (operation.getParameters() == null) return;
        for (var parameter : operation.getParameters()) {
            if (!"query".equals(parameter.getIn())) continue;
            if (parameter.getName().equals("limit")) parameter.schema(new IntegerSchema()
                .minimum(java.math.BigDecimal.ONE).maximum(java.math.BigDecimal.valueOf(Page.LIMIT_MAX)));
            if (parameter.getName().equals("after")) parameter.description("The `next` of the page before");
        }
    }

    private static StringSchema unit() {
        var schema = new StringSchema();
        schema.pattern("^[A-Za-z0-9][A-Za-z0-9_-]*$").maxLength(UnitId.LENGTH_MAX);
        return schema;
    }

    /** RFC 9457, with all broken rules ({@code reasons}) or all malformed places ({@code errors}). */
    private static Schema<Object> problemSchema() {
        var reason = object(List.of("code", "text"), List.of("citation"));
        reason.addProperty("values", new MapSchema().additionalProperties(new StringSchema()));
        var problem = object(List.of("type", "title", "detail", "instance"), List.of());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("reasons", new ArraySchema().items(reason));
        problem.addProperty("errors", new ArraySchema().items(object(List.of("pointer", "detail"), List.of())));
        problem.addRequiredItem("status");
        return problem;
    }

    private static Schema<Object> object(List<String> required, List<String> optional) {
        var schema = new ObjectSchema();
        required.forEach(name -> schema.addProperty(name, new StringSchema()));
        optional.forEach(name -> schema.addProperty(name, new StringSchema()));
        schema.required(required);
        schema.additionalProperties(false);
        return schema;
    }
}
