package dev.headgate.simulator.environment.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.CreatedAt;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/** What can be asked about service deployments and revisions. */
final class ServiceQueries {

    private static final Duration HISTORY = Duration.ofDays(90);
    private static final int MOST_NAMED = 20;
    private static final int USUAL_PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    private final Surroundings around;
    private final ServiceLookup lookup;
    private final EcsServices services;
    private final DeploymentFacts facts;

    ServiceQueries(EcsServices services, ServiceLookup lookup) {
        this.services = services;
        this.lookup = lookup;
        around = services.around();
        facts = new DeploymentFacts(around);
    }

    /** In an order that means nothing: AWS promises none. */
    ListServiceDeploymentsResponse list(ListServiceDeploymentsRequest request) {
        int size = Optional.ofNullable(request.maxResults()).orElse(USUAL_PAGE);
        if (size < 1 || size > LARGEST_PAGE) {
            throw Refused.parameter("maxResults must be from 1 to " + LARGEST_PAGE + ", and is " + size + ".");
        }
        if (request.status().contains(ServiceDeploymentStatus.UNKNOWN_TO_SDK_VERSION)) {
            throw Refused.parameter("Invalid status: " + request.statusAsStrings());
        }
        List<EcsDeployment> all = lookup.nativeOf(lookup.service(request.cluster(), request.service())).stream()
                .flatMap(owner -> owner.deployments().stream())
                .filter(deployment -> isAskedFor(deployment, request))
                .sorted(Comparator.comparing(EcsDeployment::arn))
                .toList();
        int from = Math.min(
                all.size(),
                Optional.ofNullable(request.nextToken()).map(Integer::parseInt).orElse(0));
        int until = Math.min(all.size(), from + size);
        ListServiceDeploymentsResponse.Builder page = ListServiceDeploymentsResponse.builder()
                .serviceDeployments(
                        all.subList(from, until).stream().map(facts::brief).toList());
        return (until < all.size() ? page.nextToken(String.valueOf(until)) : page).build();
    }

    private boolean isAskedFor(EcsDeployment deployment, ListServiceDeploymentsRequest request) {
        Instant listedBy = around.now().minus(around.conditions().listingDelay());
        Instant createdAt = deployment.createdAt();
        Optional<CreatedAt> range = Optional.ofNullable(request.createdAt());
        return !createdAt.isAfter(listedBy)
                && createdAt.plus(HISTORY).isAfter(around.now())
                && (request.status().isEmpty() || request.status().contains(deployment.status()))
                && range.map(CreatedAt::after).filter(createdAt::isBefore).isEmpty()
                && range.map(CreatedAt::before).filter(createdAt::isAfter).isEmpty();
    }

    DescribeServiceDeploymentsResponse describe(DescribeServiceDeploymentsRequest request) {
        List<ServiceDeployment> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String arn : named(request.serviceDeploymentArns())) {
            lookup.find(arn)
                    .ifPresentOrElse(it -> found.add(facts.full(it.deployment())), () -> failures.add(missing(arn)));
        }
        return DescribeServiceDeploymentsResponse.builder()
                .serviceDeployments(found)
                .failures(failures)
                .build();
    }

    DescribeServiceRevisionsResponse describe(DescribeServiceRevisionsRequest request) {
        List<ServiceRevision> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String arn : named(request.serviceRevisionArns())) {
            revision(arn).ifPresentOrElse(found::add, () -> failures.add(missing(arn)));
        }
        return DescribeServiceRevisionsResponse.builder()
                .serviceRevisions(found)
                .failures(failures)
                .build();
    }

    private Optional<ServiceRevision> revision(String arn) {
        return services.all()
                .flatMap(owner -> owner.revisions().stream()
                        .filter(revision -> revision.arn().equals(arn))
                        .map(revision -> NativeDescription.revision(owner, revision, around)))
                .findFirst();
    }

    private static List<String> named(List<String> arns) {
        if (arns.isEmpty() || arns.size() > MOST_NAMED) {
            throw Refused.parameter("Name from 1 to " + MOST_NAMED + " ARNs, not " + arns.size() + ".");
        }
        return arns;
    }

    private static Failure missing(String arn) {
        return Failure.builder().arn(arn).reason("MISSING").build();
    }
}
