package dev.headgate.simulator.doctor;

import dev.headgate.simulator.doctor.OneFact.Objection;
import java.util.List;
import java.util.stream.Collectors;

/** The deployment group exists, and waits as long as gates and bake time need. */
record GroupCheck(Place place, Stacks stacks) implements Check {

    @Override
    public String name() {
        return place.service() + " group";
    }

    @Override
    public List<String> permissions() {
        return List.of("codedeploy:GetDeploymentGroup");
    }

    @Override
    public Result run() {
        List<Objection> objections = new OneFact(place).group(place.settings());
        return objections.isEmpty()
                ? new Result.Fine("waits long enough for the gates and the bake time")
                : new Result.Fault(
                        objections.stream().map(Objection::what).collect(Collectors.joining("; ")),
                        stacks.deployService(
                                place.service(), place.environment().name()));
    }
}
