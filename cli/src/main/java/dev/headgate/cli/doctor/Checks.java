package dev.headgate.cli.doctor;

import java.util.ArrayList;
import java.util.List;

/** All checks of an installation, in the order in which they are told. */
final class Checks {

    private record Grouped(String group, Check check) {}

    private final List<Grouped> checks = new ArrayList<>();

    private Checks() {}

    static Checks of(Installed installed) {
        Checks all = new Checks();
        ToolingChecks.addTo(all, installed);
        new EnvironmentChecks(installed).addTo(all);
        return all;
    }

    void add(String group, Check check) {
        checks.add(new Grouped(group, check));
    }

    /** Makes every check, one after the other. */
    List<Examined> run() {
        return checks.stream()
                .map(it -> new Examined(it.group(), it.check().name(), Examination.of(it.check())))
                .toList();
    }
}
