package dev.headgate.cli.doctor;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.traffic.codedeploy.GroupWaits;
import java.util.List;

/** The deployment group exists, and waits as long as gates and bake time need. */
record GroupCheck(Place place, Stacks stacks) implements Check {

    @Override
    public String name() {
        return place.service() + " group";
    }

    @Override
    public List<String> permissions() {
        return List.of("codedeploy:GetDeploymentGroup", "ecs:DescribeServices");
    }

    @Override
    public Result run() {
        List<String> objections = new OneFact(place).group(place.limits());
        return objections.isEmpty()
                ? new Result.Fine("waits long enough for the gates and the bake time")
                : new Result.Fault(String.join("; ", objections), cure());
    }

    private String cure() {
        if (!place.exists()) {
            return isMadeForEcs()
                    ? place.write("ecs")
                    : stacks.deployService(place.service(), place.environment().name());
        }
        CodeDeployGroup group = CodeDeployGroup.of(place.target());
        return place.limits().isEmpty()
                ? "Correct codeDeploy in headgate.yaml, at " + place.key() + ", to one of these:\n"
                        + place.cli().command("deploy list-deployment-groups") + " --application-name "
                        + group.application()
                : update(group);
    }

    /** Its stack would make all anew beside what serves, and fail at the names of it. */
    private boolean isMadeForEcs() {
        return place.limits().isEmpty()
                && place.controller().filter(Place.BY_ECS::equals).isPresent();
    }

    /** All of it at once: what is left out of the structure is set back to what it is by default. */
    private String update(CodeDeployGroup group) {
        GroupWaits waits = GroupWaits.of(place.environment().rules());
        return place.cli().command("deploy update-deployment-group") + " --application-name " + group.application()
                + " --current-deployment-group-name " + group.deploymentGroup()
                + " --blue-green-deployment-configuration"
                + " 'deploymentReadyOption={actionOnTimeout=STOP_DEPLOYMENT,waitTimeInMinutes="
                + waits.ready().toMinutes()
                + "},terminateBlueInstancesOnDeploymentSuccess={action=TERMINATE,terminationWaitTimeInMinutes="
                + waits.termination().toMinutes() + "}'";
    }
}
