package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApprovalHttpRequestTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void isAFormByItsContentTypeAmongAllItsHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("accept", "text/html");
        headers.put("content-type", FORM);
        headers.put("host", "approvals.example.com");

        assertThat(of(headers).isForm()).isTrue();
    }

    @Test
    void isNoFormByAnotherHeader() {
        assertThat(of(Map.of("accept", FORM)).isForm()).isFalse();
    }

    @Test
    void survivesAContentTypeThatHasNoValue() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", null);

        assertThat(of(headers).isForm()).isFalse();
    }

    private static ApprovalHttpRequest of(Map<String, String> headers) {
        return ApprovalHttpRequest.of(PageRequest.of(Map.of("headers", headers)));
    }
}
