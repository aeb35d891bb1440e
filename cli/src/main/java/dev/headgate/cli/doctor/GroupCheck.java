package dev.headgate.cli.doctor;

import java.util.List;

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
        List<String> objections = new OneFact(place).group(place.limits());
        return objections.isEmpty()
                ? new Result.Fine("waits long enough for the gates and the bake time")
                : new Result.Fault(
                        String.join("; ", objections),
                        stacks.deployService(
                                place.service(), place.environment().name()));
    }
}
