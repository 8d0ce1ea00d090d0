using ConcurrencyCompare.Analysis.Curves;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Reports.Runs;

namespace ConcurrencyCompare.Tests.Support;

public class SampleRunTests
{
    [Fact]
    public void Create_has_what_its_tests_are_to_show()
    {
        Assert.Contains(" are equal within", RunReport.Of(SampleResults.Full).AnswerOf("blocking"), StringComparison.Ordinal);
        Assert.All(BreakEvenPoint.AllOf(SampleResults.Full), point => Assert.InRange(point.Work!.Value.Center, 1_950, 2_300));
        Assert.Equal(
            [("threads", "80%"), ("callbacks", "90%"), ("iterators", "90%")],
            Knee.AllOf(SampleResults.Full).Select(knee => (knee.Model, knee.At!.Load)));
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
