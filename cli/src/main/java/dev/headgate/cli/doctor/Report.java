package dev.headgate.cli.doctor;

import dev.headgate.cli.installation.Caller;
import dev.headgate.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What doctor has found, for people and for programs.
 *
 * @param configuration the file that it was held against
 * @param callers whose credentials it was found with
 * @param again the command that looks once more
 */
record Report(String configuration, List<Caller> callers, List<Examined> checks, String again) {

    private static final String INDENT = "  ";

    Report {
        callers = List.copyOf(callers);
        checks = List.copyOf(checks);
    }

    boolean isAllWell() {
        return checks.stream().noneMatch(it -> it.result().isOpen());
    }

    String json() {
        return Json.write(this);
    }

    List<String> lines(Style style) {
        int width = checks.stream().mapToInt(it -> it.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add("Doctor looks at " + configuration + " as "
                + callers.stream().map(Caller::arn).collect(Collectors.joining(" and as ")));
        String group = "";
        Set<String> said = new HashSet<>();
        for (Examined check : checks) {
            if (!check.group().equals(group)) {
                group = check.group();
                said.clear();
                lines.add("");
                lines.add(style.heading(group));
            }
            Result result = check.result();
            String name = check.name() + " ".repeat(width - check.name().length());
            lines.add(INDENT + style.mark(result) + " " + name + INDENT + result.text());
            // What cures several things is said once.
            if (said.add(result.cure())) {
                addCure(lines, style, result.cure());
            }
        }
        lines.add("");
        lines.addAll(summary());
        return lines;
    }

    private static void addCure(List<String> lines, Style style, String cure) {
        String before = INDENT + style.blankMark() + " ";
        String below = before + " ".repeat(style.marks().cure().length() + 1);
        List<String> cureLines = cure.lines().toList();
        for (int i = 0; i < cureLines.size(); i++) {
            lines.add((i == 0 ? before + style.cure() + " " : below) + cureLines.get(i));
        }
    }

    private List<String> summary() {
        long advice = count(Result.Advice.class);
        String optional = advice == 0 ? "" : " Optional: " + advice + ".";
        return isAllWell()
                ? List.of("All is well." + optional)
                : List.of(
                        "To do: " + count(Result.Fault.class) + ". Could not be checked: "
                                + count(Result.CannotTell.class) + "." + optional,
                        "Do what is said above, from the top; then look again: " + again);
    }

    private long count(Class<? extends Result> kind) {
        return checks.stream().filter(it -> kind.isInstance(it.result())).count();
    }
}
