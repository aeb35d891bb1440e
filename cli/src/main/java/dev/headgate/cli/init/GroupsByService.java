package dev.headgate.cli.init;

import dev.headgate.cli.init.FoundService.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;

/** The deployment groups of an account and region, by the ECS service that they deploy. */
final class GroupsByService {

    /** BatchGetDeploymentGroups takes no more at once. */
    private static final int MOST_GROUPS = 100;

    private final CodeDeployClient codeDeploy;

    GroupsByService(CodeDeployClient codeDeploy) {
        this.codeDeploy = codeDeploy;
    }

    static String key(String cluster, String service) {
        return cluster + "/" + service;
    }

    Map<String, Group> read() {
        Map<String, Group> groups = new LinkedHashMap<>();
        codeDeploy
                .listApplicationsPaginator()
                .applications()
                .forEach(application -> ofApplication(application, groups));
        return groups;
    }

    private void ofApplication(String application, Map<String, Group> groups) {
        List<String> names =
                codeDeploy
                        .listDeploymentGroupsPaginator(it -> it.applicationName(application))
                        .deploymentGroups()
                        .stream()
                        .toList();
        for (int from = 0; from < names.size(); from += MOST_GROUPS) {
            List<String> some = names.subList(from, Math.min(from + MOST_GROUPS, names.size()));
            codeDeploy
                    .batchGetDeploymentGroups(
                            it -> it.applicationName(application).deploymentGroupNames(some))
                    .deploymentGroupsInfo()
                    .forEach(group -> add(group, groups));
        }
    }

    /** A group may name its service by ARNs. */
    private static void add(DeploymentGroupInfo group, Map<String, Group> groups) {
        group.ecsServices()
                .forEach(it -> groups.put(
                        key(AccountReader.lastPart(it.clusterName()), AccountReader.lastPart(it.serviceName())),
                        new Group(group.applicationName(), group.deploymentGroupName())));
    }
}
