package dev.headgate.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

class UnsimulatedTest {

    private final SfnClient client = Unsimulated.client(SfnClient.class, "states", new TwoOperations());

    @Test
    void letsADeclaredOperationThrough() {
        ListExecutionsRequest request = ListExecutionsRequest.builder().build();

        assertThat(client.listExecutions(request).executions()).hasSize(1);
    }

    @Test
    void letsTheBuilderOverloadOfADeclaredOperationThrough() {
        assertThat(client.listExecutions(request -> request.maxResults(1)).executions())
                .hasSize(1);
    }

    @Test
    void letsThePaginatorOfADeclaredOperationThrough() {
        assertThat(client.listExecutionsPaginator(request -> request.maxResults(1))
                        .executions())
                .hasSize(1);
    }

    @Test
    void refusesAnyOtherOperationByItsName() {
        assertThatThrownBy(() ->
                        client.listActivities(ListActivitiesRequest.builder().build()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("states:ListActivities is not simulated");
    }

    @Test
    void refusesTheOverloadsOfAnyOtherOperationByItsName() {
        assertThatThrownBy(() -> client.listActivitiesPaginator(request -> request.maxResults(1)))
                .hasMessage("states:ListActivities is not simulated");
    }

    @Test
    void throwsWhatTheOperationThrows() {
        assertThatThrownBy(() -> client.stopExecution(request -> request.executionArn("arn")))
                .isInstanceOf(ExecutionDoesNotExistException.class);
    }

    @Test
    void answersForTheSimulatedClientWhereTheOperationIsNotAws() {
        assertThat(client.serviceName()).isEqualTo("states");
        assertThat(client).hasToString("two operations");
    }

    private static final class TwoOperations implements SfnClient {

        @Override
        public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
            return ListExecutionsResponse.builder()
                    .executions(ExecutionListItem.builder().name("one").build())
                    .build();
        }

        @Override
        public StopExecutionResponse stopExecution(StopExecutionRequest request) {
            throw ExecutionDoesNotExistException.builder().build();
        }

        @Override
        public String serviceName() {
            return "states";
        }

        @Override
        public void close() {}

        @Override
        public String toString() {
            return "two operations";
        }
    }
}
