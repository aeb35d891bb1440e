package dev.headgate.aws;

import dev.headgate.config.ConfigurationParameters;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** What the parameters of the configuration hold now. */
public record SsmParameters(Supplier<SsmClient> client, ConfigurationParameters names) {

    /** What all services share; empty where nothing was deployed. */
    public Optional<String> installation() {
        return text(names.installation());
    }

    /** Of one service; empty where none of this name was deployed. */
    public Optional<String> service(String name) {
        return names.serviceNamed(name).flatMap(this::text);
    }

    /** Of all services, by the name of the parameter and in its order. */
    public Map<String, String> services() {
        Map<String, String> texts = new TreeMap<>();
        client.get().getParametersByPathPaginator(it -> it.path(names.services())).stream()
                .flatMap(page -> page.parameters().stream())
                .forEach(parameter -> texts.put(parameter.name(), parameter.value()));
        return texts;
    }

    private Optional<String> text(String parameter) {
        try {
            return Optional.of(client.get()
                    .getParameter(it -> it.name(parameter))
                    .parameter()
                    .value());
        } catch (ParameterNotFoundException e) {
            return Optional.empty();
        }
    }
}
