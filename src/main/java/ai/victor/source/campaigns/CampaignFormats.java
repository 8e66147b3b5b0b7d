package ai.victor.source.campaigns;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import java.util.List;

/** The kinds of file that name campaigns. */
public final class CampaignFormats {
    private static final CsvFormat CAMPAIGNS = CsvFormat.of(
            "campaigns file",
            "raw_campaign",
            List.of("platform", "campaign"),
            of("platform", TEXT, "platform"),
            of("campaign", TEXT, "campaign"),
            blank("audience_type", TEXT, "audience_type"));

    private CampaignFormats() {}

    public static List<Format> all() {
        return List.of(CAMPAIGNS);
    }
}
