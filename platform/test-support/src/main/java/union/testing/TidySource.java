package union.testing;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One source as the JDK's compiler parses it (no attribution: names are as written), with lines and complaints. */
record TidySource(CompilationUnitTree unit, SourcePositions positions, Map<Long, String> complaints) {

    static TidySource parse(String name, String text) {
        var collected = new DiagnosticCollector<JavaFileObject>();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, collected, List.of(), null, List.of(new Text(name, text)));
        try {
            var unit = task.parse().iterator().next();
            var complaints = new TreeMap<Long, String>();
            collected.getDiagnostics().stream()
                    .filter(complaint -> complaint.getKind() == Diagnostic.Kind.ERROR)
                    .forEach(one -> complaints.put(one.getLineNumber(), one.getMessage(Locale.ENGLISH)));
            return new TidySource(unit, Trees.instance(task).getSourcePositions(), complaints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long firstLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    long lastLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
