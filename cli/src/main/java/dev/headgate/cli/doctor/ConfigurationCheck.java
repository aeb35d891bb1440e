package dev.headgate.cli.doctor;

import dev.headgate.config.Configuration;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** What was deployed is what the file says now. */
record ConfigurationCheck(SsmClient ssm, Configuration configuration, Stacks stacks) implements Check {

    private static final int MOST_SHOWN = 3;

    @Override
    public String name() {
        return "configuration";
    }

    @Override
    public List<String> permissions() {
        return List.of("ssm:GetParameter");
    }

    @Override
    public Result run() {
        String parameter = configuration.names().configurationParameter();
        try {
            String value =
                    ssm.getParameter(it -> it.name(parameter)).parameter().value();
            List<String> differences = Differences.between(Json.tree(value), Json.tree(Json.write(configuration)));
            return differences.isEmpty()
                    ? new Result.Fine("what is deployed is what the file says")
                    : fault("what is deployed differs from the file: " + shown(differences));
        } catch (ParameterNotFoundException e) {
            return fault("the parameter " + parameter + " does not exist");
        } catch (MalformedJsonException e) {
            return fault("the parameter " + parameter + " holds no configuration");
        }
    }

    private Result fault(String what) {
        return new Result.Fault(what, stacks.deployOrchestrator());
    }

    private static String shown(List<String> differences) {
        String first = differences.stream().limit(MOST_SHOWN).collect(Collectors.joining("; "));
        int more = differences.size() - MOST_SHOWN;
        return more > 0 ? first + "; and " + more + " more" : first;
    }
}
