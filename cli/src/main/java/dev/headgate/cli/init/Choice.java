package dev.headgate.cli.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses among the services that were found. */
record Choice(List<FoundService> found) {

    /** Those that can be released as they are. */
    static final String ALL = "all";

    static final String NONE = "none";

    Choice {
        found = List.copyOf(found);
    }

    /** Whether nothing can be chosen. */
    boolean isEmpty() {
        return fit().isEmpty();
    }

    List<FoundService> of(boolean all, List<String> names) throws UnfitChoiceException {
        List<FoundService> picked = new ArrayList<>(all ? fit() : List.of());
        for (String name : names) {
            FoundService service = only(name);
            if (!picked.contains(service)) {
                picked.add(service);
            }
        }
        if (picked.isEmpty()) {
            throw new UnfitChoiceException("none of the services can be released as it is: see docs/adopting.md");
        }
        return picked;
    }

    /** As somebody at the terminal names them. */
    List<FoundService> named(String answer) throws UnfitChoiceException {
        return switch (answer) {
            case NONE -> List.of();
            case ALL -> of(true, List.of());
            default -> of(false, Answers.listed(answer));
        };
    }

    Optional<String> fault(String answer) {
        try {
            var unused = named(answer);
            return Optional.empty();
        } catch (UnfitChoiceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private List<FoundService> fit() {
        return found.stream().filter(it -> it.obstacle().isEmpty()).toList();
    }

    private FoundService only(String name) throws UnfitChoiceException {
        List<FoundService> meant = found.stream()
                .filter(it -> it.name().equals(name) || (it.cluster() + "/" + it.name()).equals(name))
                .toList();
        if (meant.size() != 1) {
            throw new UnfitChoiceException(
                    meant.isEmpty()
                            ? "there is no ECS service " + name + ": choose one of those above"
                            : "several clusters have a service " + name + ": write cluster/" + name);
        }
        FoundService service = meant.getFirst();
        Optional<String> obstacle = service.obstacle();
        if (obstacle.isPresent()) {
            throw new UnfitChoiceException(name + " " + obstacle.get() + ": see docs/adopting.md");
        }
        return service;
    }
}
