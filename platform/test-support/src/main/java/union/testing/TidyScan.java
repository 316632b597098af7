package union.testing;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import union.testing.Tidy.Strictness;
import union.testing.Tidy.Violation;

/** Reads one source as the compiler parses it and notes what the style refuses. */
final class TidyScan extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final Set<String> FLOATING = Set.of("double", "float", "Double", "Float");
    private static final Set<String> INJECTING = Set.of("Autowired", "Inject", "Value", "Resource");
    private static final Pattern MONEY =
            Pattern.compile("(?i).*(money|amount|yuan|fen|price|fee|balance|dues|cost|salary|wage|income).*");
    private static final Pattern EDGE = Pattern.compile(".*(Resource|Listener|Client|Configuration|Application)");
    private static final Pattern WIRE = Pattern.compile(".*(Document|Record|Resource|Listener|Client|Configuration)");
    private static final Pattern COMMAND_LINE = Pattern.compile(".*(Application|Console)");

    private final String fileName;
    private final String topLevel;
    private final Strictness strictness;
    private final List<Violation> broken = new ArrayList<>();
    private final TidySource source;

    TidyScan(String fileName, String text, Strictness strictness) {
        this.fileName = fileName;
        this.topLevel = fileName.replaceAll(".*[/\\\\]", "").replace(".java", "");
        this.strictness = strictness;
        this.source = TidySource.parse(topLevel, text);
    }

    List<Violation> violations() {
        scan(source.unit(), null);
        source.complaints().forEach((line, complaint) ->
                broken.add(new Violation(TidyRule.UNREADABLE, fileName + ":" + line, complaint)));
        return broken;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
        if (isProduction()) {
            var from = method.getReturnType() == null ? method.getBody() : method.getReturnType();
            checkLength(method.getName().toString(), from == null ? method : from, method);
            checkParameters(method);
            if (isFloating(method.getReturnType()) && MONEY.matcher(method.getName()).matches()) {
                note(TidyRule.FLOATING_MONEY, method, method.getName().toString());
            }
        }
        return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void none) {
        if (isProduction()) {
            checkLength("lambda", lambda, lambda);
        }
        return super.visitLambdaExpression(lambda, null);
    }

    private void checkLength(String name, Tree from, Tree whole) {
        var lines = source.lastLine(whole) - source.firstLine(from) + 1;
        if (lines > TidyRule.METHOD_LINES_MAX) {
            note(TidyRule.METHOD_TOO_LONG, from, "%s has %d lines".formatted(name, lines));
        }
    }

    private void checkParameters(MethodTree method) {
        var constructor = method.getReturnType() == null;
        if (isAnnotated(method, "Override")) {
            return; // whoever wrote the first one chose its parameters
        }
        var handler = isAnnotated(method, ".*(Mapping|Bean)");
        var most = constructor || handler ? TidyRule.COMPONENTS_MAX : TidyRule.PARAMETERS_MAX;
        var inRecord = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
        if (method.getParameters().size() > most && !(constructor && inRecord)) {
            note(TidyRule.TOO_MANY_PARAMETERS, method,
                    "%s takes %d".formatted(method.getName(), method.getParameters().size()));
        }
    }

    private static boolean isAnnotated(MethodTree method, String name) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(annotation -> annotation.getAnnotationType().toString().matches(name));
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
        if (isProduction() && type.getKind() == Tree.Kind.RECORD && !isWireForm(type)) {
            var components = type.getMembers().stream()
                    .filter(member -> member instanceof VariableTree field
                            && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .count();
            if (components > TidyRule.RECORD_PARTS_MAX) {
                note(TidyRule.TOO_MANY_PARAMETERS, type, "%s has %d".formatted(type.getSimpleName(), components));
            }
        }
        return super.visitClass(type, null);
    }

    /** Records that mirror a stored document or a message have as many parts as that has. */
    private boolean isWireForm(ClassTree type) {
        return WIRE.matcher(type.getSimpleName()).matches() || WIRE.matcher(topLevel).matches();
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void none) {
        var field = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
        if (isProduction() && field && variable.getModifiers().getAnnotations().stream().anyMatch(TidyScan::injects)) {
            note(TidyRule.FIELD_INJECTION, variable, variable.getName().toString());
        }
        if (isProduction() && isFloating(variable.getType()) && MONEY.matcher(variable.getName()).matches()) {
            note(TidyRule.FLOATING_MONEY, variable, variable.getName().toString());
        }
        return super.visitVariable(variable, null);
    }

    private static boolean injects(AnnotationTree annotation) {
        var name = annotation.getAnnotationType().toString();
        return INJECTING.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static boolean isFloating(@Nullable Tree type) {
        return type != null && FLOATING.contains(type.toString());
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
        var called = call.getMethodSelect().toString();
        if (called.equals("Thread.sleep")) {
            note(TidyRule.THREAD_SLEEP, call, called);
        }
        if (isProduction() && readsTheSystemClock(called, call)) {
            note(TidyRule.BARE_NOW, call, called);
        }
        if (isProduction() && called.endsWith("randomUUID") && !EDGE.matcher(topLevel).matches()) {
            note(TidyRule.RANDOM_UUID, call, called);
        }
        return super.visitMethodInvocation(call, null);
    }

    /** {@code now(clock)} is what we want; {@code now()} and {@code now(zone)} ask the machine. */
    private static boolean readsTheSystemClock(String called, MethodInvocationTree call) {
        if (called.equals("System.currentTimeMillis")) {
            return true;
        }
        var asksNow = called.matches("(java\\.time\\.)?[A-Z][A-Za-z]*\\.now");
        return asksNow && call.getArguments().stream()
                .noneMatch(argument -> argument.toString().toLowerCase(Locale.ROOT).contains("clock"));
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void none) {
        var text = select.toString();
        if (isProduction() && (text.equals("System.out") || text.equals("System.err"))
                && !COMMAND_LINE.matcher(topLevel).matches()) {
            note(TidyRule.CONSOLE, select, text);
        }
        return super.visitMemberSelect(select, null);
    }

    @Override
    public @Nullable Void visitImport(ImportTree imported, @Nullable Void none) {
        var name = imported.getQualifiedIdentifier().toString();
        if (name.startsWith("lombok.")) {
            note(TidyRule.LOMBOK, imported, name);
        }
        if (name.startsWith("org.mockito.") || name.contains(".mock.mockito.")) {
            note(TidyRule.MOCKING, imported, name);
        }
        return super.visitImport(imported, null);
    }

    @Override
    public @Nullable Void visitCase(CaseTree one, @Nullable Void none) {
        if (one.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
            note(TidyRule.COLON_CASE, one, one.getLabels().toString());
        }
        return super.visitCase(one, null);
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree choice, @Nullable Void none) {
        checkDefault(choice.getCases());
        return super.visitSwitch(choice, null);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree choice, @Nullable Void none) {
        checkDefault(choice.getCases());
        return super.visitSwitchExpression(choice, null);
    }

    private void checkDefault(List<? extends CaseTree> cases) {
        var labels = cases.stream().flatMap(one -> one.getLabels().stream()).toList();
        if (isProduction() && labels.stream().anyMatch(PatternCaseLabelTree.class::isInstance)) {
            labels.stream().filter(DefaultCaseLabelTree.class::isInstance)
                    .forEach(label -> note(TidyRule.DEFAULT_OVER_PATTERNS, label, "default"));
        }
    }

    @Override
    public @Nullable Void visitCatch(CatchTree caught, @Nullable Void none) {
        if (caught.getBlock().getStatements().isEmpty()) {
            note(TidyRule.EMPTY_CATCH, caught, caught.getParameter().getType().toString());
        }
        return super.visitCatch(caught, null);
    }

    private boolean isProduction() {
        return strictness == Strictness.PRODUCTION;
    }

    private void note(TidyRule rule, Tree where, String what) {
        broken.add(new Violation(rule, fileName + ":" + source.firstLine(where), what));
    }
}
