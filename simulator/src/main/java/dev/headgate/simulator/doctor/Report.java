package dev.headgate.simulator.doctor;

import dev.headgate.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What doctor has found, for people and for programs.
 *
 * @param configuration the file that it was held against
 */
record Report(String configuration, Caller caller, List<Examined> checks) {

    Report {
        checks = List.copyOf(checks);
    }

    boolean isAllWell() {
        return checks.stream().noneMatch(it -> it.result().isOpen());
    }

    String json() {
        return Json.write(this);
    }

    List<String> lines(Marks marks) {
        int width = checks.stream().mapToInt(it -> it.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add("Doctor looks at " + configuration + " as " + caller.arn());
        String group = "";
        String cure = "";
        for (Examined check : checks) {
            if (!check.group().equals(group)) {
                group = check.group();
                cure = "";
                lines.add("");
                lines.add(group);
            }
            String mark = "  " + marks.of(check.result()) + " ";
            String name = check.name() + " ".repeat(width - check.name().length() + 2);
            lines.add(mark + name + check.result().text());
            // What cures several checks in a row is said once.
            if (!check.result().cure().equals(cure)) {
                cure = check.result().cure();
                addCure(lines, " ".repeat(mark.length()) + marks.cure() + " ", cure);
            }
        }
        lines.add("");
        lines.add(summary());
        return lines;
    }

    private static void addCure(List<String> lines, String start, String cure) {
        String indented = cure.replace("\n", "\n" + " ".repeat(start.length()));
        (start + indented).lines().filter(line -> !cure.isEmpty()).forEach(lines::add);
    }

    private String summary() {
        long faults = checks.stream()
                .filter(it -> it.result() instanceof Result.Fault)
                .count();
        long unknown = checks.stream()
                .filter(it -> it.result() instanceof Result.CannotTell)
                .count();
        if (isAllWell()) {
            return "All is well.";
        }
        return "To do: " + faults + ". Could not be checked: " + unknown + ".";
    }
}
