package dev.videogen.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.VendorRules;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A list of jobs")
class ListResponseTest {

  private static final VendorRules OWN =
      VendorRules.builder().jobIdFields("request_id").lists("items", "next_cursor").build();

  private static Page<VideoJob> listing(String json, VendorRules rules) {
    return ListResponse.of(JsonView.parse(json.replace('\'', '"')), rules)
        .page(
            rules,
            entry ->
                VideoJob.builder(JobRef.of("acme", rules.requiredJobId(entry)), JobStatus.QUEUED)
                    .build(),
            ListQuery.newest(10),
            Optional.empty());
  }

  @Test
  @DisplayName("is understood in the form that the vendor's rules say, with its cursor")
  void ownForm() {
    Page<VideoJob> list =
        listing("{'items':[{'request_id':'r'}],'has_more':true,'next_cursor':'c'}", OWN);

    assertThat(list.understood()).isTrue();
    assertThat(list.endTold()).isFalse();
    assertThat(list.nextCursor()).hasValue("c");
    assertThat(list.items()).extracting(VideoJob::id).containsExactly("r");
    assertThat(listing("{'items':[],'has_more':false}", OWN).endTold()).isTrue();
    assertThat(listing("{'items':[],'has_more':false,'total':1}", OWN).endTold()).isFalse();
    assertThat(listing("{'items':[],'has_more':false,'meta':{'total':1}}", OWN).endTold())
        .isFalse();
  }

  @Test
  @DisplayName("is read in another form, and not taken for understood")
  void otherForm() {
    assertThat(listing("{'data':[{'request_id':'r'}],'has_more':false}", OWN).understood())
        .isFalse();
    assertThat(listing("{'items':[{'request_id':'r'},{}]}", OWN).understood()).isFalse();
  }

  @Test
  @DisplayName("is no list without jobs for being all there is in an array")
  void inArray() {
    Page<VideoJob> list = listing("[{'items':[{'request_id':'r'},{'request_id':'s'}]}]", OWN);

    assertThat(list.items()).extracting(VideoJob::id).containsExactly("r", "s");
    assertThat(list.understood()).isFalse();
    assertThat(listing("[{'data':[{'id':'a'},{'id':'b'}]}]", VendorRules.standard()).items())
        .hasSize(2);
  }
}
