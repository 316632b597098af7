package union.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import union.replay.client.Trouble;

/** What the command line asks for. {@code run} is empty unless a replay that broke off is to be taken up again. */
record Options(List<Path> files, String url, Path data, String run) {
    static final String USAGE = "usage: replay FILE… [--url http://localhost:8080] [--data ./data] [--run ID]";
    private static final Pattern RUN = Pattern.compile("[a-z0-9]{1,12}");
    private static final Pattern URL = Pattern.compile("https?://[^/?#\\s]+/?");
    static final int FILES_MAX = 100;

    Options {
        files = List.copyOf(files);
    }

    static Options of(String... arguments) {
        var files = new ArrayList<Path>();
        var url = "http://localhost:8080";
        var data = "./data";
        var run = "";
        for (int i = 0; i < arguments.length; i++)
            switch (arguments[i]) {
                case "--url" -> url = value(arguments, ++i);
                case "--data" -> data = value(arguments, ++i);
                case "--run" -> run = value(arguments, ++i);
                default -> files.add(file(arguments[i]));
            }
        if (files.isEmpty()) throw new Trouble("No case file is named; " + USAGE);
        if (files.size() > FILES_MAX) throw new Trouble("More than " + FILES_MAX + " case files are named.");
        if (!URL.matcher(url).matches())
            throw new Trouble("--url " + url + " is no address like http://localhost:8080.");
        if (!run.isEmpty() && !RUN.matcher(run).matches())
            throw new Trouble("--run " + run + " is not 1 to 12 lower-case letters and digits.");
        return new Options(files, url, Path.of(data), run);
    }

    private static Path file(String argument) {
        if (argument.startsWith("-")) throw new Trouble(argument + " is no option; " + USAGE);
        return Path.of(argument);
    }

    private static String value(String[] arguments, int i) {
        if (i >= arguments.length) throw new Trouble(arguments[i - 1] + " needs a value; " + USAGE);
        return arguments[i];
    }
}
