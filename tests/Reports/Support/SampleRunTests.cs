namespace ConcurrencyCompare.Tests.Support;

public class SampleRunTests
{
    [Fact]
    public void Create_has_what_its_tests_are_to_show()
    {
        var judged = JudgedRun.Of(SampleResults.Full);
        var crossings = judged.Scenarios.SelectMany(scenario => scenario.Crossings).ToList();

        Assert.Contains(
            RunReport.Of(SampleResults.Full).ShortAnswers(),
            line => line.Contains("(equal within 5%, in all 9 settings); ", StringComparison.Ordinal));
        Assert.Equal(
            ["topology 1:1", "topology 2:2", "topology 4:4", "topology 16:16"],
            crossings.Select(point => CaseResult.Describe(point.Others)).Distinct());
        Assert.All(crossings, point => Assert.InRange(point.Work!.Value.Center, 1_600, 2_800));
        Assert.Equal(
            [("threads", "80%"), ("callbacks", "90%"), ("iterators", "90%")],
            judged.Scenarios.SelectMany(scenario => scenario.Knees).Select(knee => (knee.Model, knee.At!.Load)));
        Assert.Equal(["threads", "callbacks", "iterators"], SampleResults.Full.Contestants.Select(model => model.Name));
    }

    [Fact]
    public void Create_gives_the_same_every_time()
    {
        using var directory = new TemporaryDirectory();
        ResultsFile.Write(directory.Path, SampleRun.Create());
        var first = File.ReadAllText(directory.File(ResultsFile.Name));

        ResultsFile.Write(directory.Path, SampleRun.Create());

        Assert.Equal(first, File.ReadAllText(directory.File(ResultsFile.Name)));
    }
}
