package dev.headgate.simulator.doctor;

import dev.headgate.simulator.doctor.OneFact.Objection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every configured alarm exists, and none is red. */
record AlarmsCheck(Place place) implements Check {

    @Override
    public String name() {
        return place.service() + " alarms";
    }

    @Override
    public List<String> permissions() {
        return Stream.concat(Stream.of("cloudwatch:DescribeAlarms"), Place.LOOK.stream())
                .toList();
    }

    @Override
    public Result run() {
        List<String> alarms = place.environment().rules().alarms();
        if (alarms.isEmpty()) {
            return new Result.NotApplicable("none are configured");
        }
        List<Objection> objections = new OneFact(place).alarms(place.lookAtAlarms());
        return objections.isEmpty()
                ? new Result.Fine("none is red: " + String.join(", ", alarms))
                : new Result.Fault(
                        objections.stream().map(Objection::what).collect(Collectors.joining("; ")), cure(objections));
    }

    private String cure(List<Objection> objections) {
        String advice = objections.stream()
                .map(Objection::advice)
                .map(it -> Character.toUpperCase(it.charAt(0)) + it.substring(1))
                .collect(Collectors.joining(". "));
        return advice + ":\naws cloudwatch describe-alarms --region "
                + place.target().region() + " --alarm-names "
                + place.environment().rules().alarms().stream()
                        .map(Shell::quoted)
                        .collect(Collectors.joining(" "));
    }
}
