package dev.headgate.traffic;

import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.RevisionChange.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Secret;

/**
 * What differs between two registrations of a task definition.
 *
 * <p>Compares by the SDK's own list of fields, as written out by hand the next field that AWS adds would differ unseen.
 * Values are shown of single numbers, texts and switches only: lists and structures (commands, log options, labels) may
 * hold secrets, and of environment variables and secrets only the names are told.
 */
final class RevisionComparison {

    private static final String CONTAINERS = "containerDefinitions";
    private static final String ENVIRONMENT = "environment";
    private static final String SECRETS = "secrets";
    private static final String TAGS = "tags";

    private final List<RevisionChange> changes = new ArrayList<>();

    private RevisionComparison() {}

    static List<RevisionChange> of(RegisterTaskDefinitionRequest before, RegisterTaskDefinitionRequest after) {
        RevisionComparison comparison = new RevisionComparison();
        comparison.containers(before.containerDefinitions(), after.containerDefinitions());
        comparison.fields("", before, after, Set.of(CONTAINERS, TAGS));
        return List.copyOf(comparison.changes);
    }

    private void containers(List<ContainerDefinition> before, List<ContainerDefinition> after) {
        Map<String, ContainerDefinition> old = byName(before, ContainerDefinition::name);
        Map<String, ContainerDefinition> next = byName(after, ContainerDefinition::name);
        for (String name : union(old.keySet(), next.keySet())) {
            ContainerDefinition from = old.get(name);
            ContainerDefinition to = next.get(name);
            if (from == null) {
                changes.add(RevisionChange.shown(
                        "container " + name,
                        Optional.empty(),
                        Optional.ofNullable(next.get(name)).map(ContainerDefinition::image)));
            } else if (to == null) {
                changes.add(
                        RevisionChange.shown("container " + name, Optional.ofNullable(from.image()), Optional.empty()));
            } else {
                container(name + ": ", from, to);
            }
        }
    }

    private void container(String prefix, ContainerDefinition from, ContainerDefinition to) {
        fields(prefix, from, to, Set.of(ENVIRONMENT, SECRETS));
        names(
                prefix + ENVIRONMENT + " ",
                byName(from.environment(), KeyValuePair::name),
                byName(to.environment(), KeyValuePair::name));
        names(prefix + "secret ", byName(from.secrets(), Secret::name), byName(to.secrets(), Secret::name));
    }

    /** Each name that came, went, or stands for something else now. */
    private <T> void names(String prefix, Map<String, T> before, Map<String, T> after) {
        for (String name : union(before.keySet(), after.keySet())) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                changes.add(RevisionChange.hidden(prefix + name, kind(before.get(name), after.get(name))));
            }
        }
    }

    private void fields(String prefix, SdkPojo before, SdkPojo after, Set<String> apart) {
        for (SdkField<?> field : before.sdkFields()) {
            Object from = value(field, before);
            Object to = value(field, after);
            if (!apart.contains(field.locationName()) && !Objects.equals(from, to)) {
                String what = prefix + field.locationName();
                changes.add(
                        isPlain(from) && isPlain(to)
                                ? RevisionChange.shown(what, text(from), text(to))
                                : RevisionChange.hidden(what, kind(from, to)));
            }
        }
    }

    /** A list that is empty and one that is absent register the same. */
    private static @Nullable Object value(SdkField<?> field, SdkPojo of) {
        Object value = field.getValueOrDefault(of);
        boolean nothing = value instanceof SdkAutoConstructList<?>
                || value instanceof SdkAutoConstructMap<?, ?>
                || (value instanceof Collection<?> items && items.isEmpty())
                || (value instanceof Map<?, ?> members && members.isEmpty());
        return nothing ? null : value;
    }

    private static boolean isPlain(@Nullable Object value) {
        return value == null || value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).map(String::valueOf);
    }

    private static Kind kind(@Nullable Object before, @Nullable Object after) {
        return before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    private static <T> Map<String, T> byName(List<T> items, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        items.forEach(item -> named.put(name.apply(item), item));
        return named;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }
}
