package dev.headgate.cli.doctor;

import dev.headgate.cli.installation.Shell;
import dev.headgate.deployment.ServiceView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every configured alarm exists, and none is red. */
record AlarmsCheck(Place place, Stacks stacks) implements Check {

    @Override
    public String name() {
        return place.service() + " alarms";
    }

    @Override
    public List<String> permissions() {
        return Stream.concat(Stream.of("cloudwatch:DescribeAlarms"), place.permissions().stream())
                .toList();
    }

    @Override
    public Result run() {
        List<String> alarms = place.environment().rules().alarms();
        if (alarms.isEmpty()) {
            return new Result.NotApplicable("none are configured");
        }
        ServiceView seen = place.lookAtAlarms();
        List<String> faults = new ArrayList<>();
        List<String> cures = new ArrayList<>();
        if (!seen.missingAlarms().isEmpty()) {
            faults.add("missing: " + String.join(", ", seen.missingAlarms()));
            cures.add(create(seen.missingAlarms()));
        }
        if (!seen.alarmsInAlarm().isEmpty()) {
            faults.add("red: " + String.join(", ", seen.alarmsInAlarm()));
            cures.add("A deployment now would be rolled back at once. Find out why it is red:\n"
                    + describe(seen.alarmsInAlarm()));
        }
        return faults.isEmpty()
                ? new Result.Fine("none is red: " + String.join(", ", alarms))
                : new Result.Fault(String.join("; ", faults), String.join("\n", cures));
    }

    /** Those that the CDK app makes begin as what they watch is called. */
    private String create(List<String> missing) {
        String made = place.service() + "-" + place.environment().name() + "-";
        return missing.stream().allMatch(name -> name.startsWith(made))
                ? stacks.deployObservability(place.environment().name())
                : "Create it, or correct its name in headgate.yaml, at services." + place.service() + ".environments."
                        + place.environment().name() + ".alarms";
    }

    private String describe(List<String> red) {
        return place.cli().command("cloudwatch describe-alarms") + " --alarm-names "
                + red.stream().map(Shell::quoted).collect(Collectors.joining(" "));
    }
}
