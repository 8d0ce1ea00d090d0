namespace ConcurrencyCompare.Tests.Reports;

/// <summary>A model that no word and no colour was made for is judged, named and drawn as the others are.</summary>
public class FourthModelTests
{
    private const string Name = "outside";

    [Fact]
    public void A_fourth_model_is_ranked_named_and_drawn_like_the_others()
    {
        var sample = SampleResults.Full;
        var results = sample with
        {
            Models = [.. sample.Models, new NamedText(Name, "of another assembly")],
            Manifest = [.. sample.Manifest, new FairnessEntry(Name, "a queue", "none", "spins", "one", "nothing")],
            Cases =
            [
                .. sample.Cases,
                .. sample.Cases.Where(measured => measured.Model == "callbacks").Select(AtHalfTheTime),
            ],
        };
        var report = RunReport.Of(results);

        Assert.StartsWith("Throughput: outside", report.AnswerOf("throughput"));
        var markdown = MarkdownWriter.Render(report);
        Assert.StartsWith("# Threads, callbacks, iterators, outside: ", markdown);
        Assert.Contains("| outside | a queue |", markdown);
        // Its own colour and shape, behind those of the three.
        var page = PageWriter.Render(report);
        Assert.Contains($"data-model=\"{Name}\"", page);
        Assert.Matches($"cc-series-4[^>]*data-model=\"{Name}\"|data-model=\"{Name}\"[^>]*cc-series-4", page);
    }

    private static CaseResult AtHalfTheTime(CaseResult measured) => measured with
    {
        Model = Name,
        Rounds =
        [
            .. measured.Rounds.Select(round => round with
            {
                NanosecondsPerItem = [.. round.NanosecondsPerItem.Select(time => time / 2)],
            }),
        ],
    };
}
