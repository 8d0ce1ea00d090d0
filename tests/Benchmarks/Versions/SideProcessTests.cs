using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Versions;

public class SideProcessTests
{
    [Theory]
    [InlineData("error: unknown model 'x'.", "error: new: unknown model 'x'.")]
    [InlineData("warning: another program is busy.", "warning: new: another program is busy.")]
    [InlineData("missing: error: lost", "new: missing: error: lost")]
    [InlineData("Measuring 12 processes", "new: Measuring 12 processes")]
    [InlineData(
        "error: unknown option '--in-turns'. Did you mean '--join'?",
        "error: new cannot be measured in turns: it is of a time before `benchmarks --in-turns`. Choose a later "
            + "revision.")]
    public void Attribute_says_whose_line_it_is(string line, string expected) =>
        Assert.Equal(expected, SideProcess.Attribute("new", line));

    [Fact]
    public void Next_is_null_when_the_application_refuses()
    {
        var said = new List<(string, bool)>();
        using var side = Start(said, "benchmarks", "--in-turns", "1", "--profile", "nonsense");

        Assert.Null(side.Next());
        Assert.Equal(ExitCode.Usage, side.ExitCode);
        Assert.Equal(
            ("error: new: unknown profile 'nonsense'. There are: smoke, quick, full.", true), Assert.Single(said));
        // One that has ended takes no notice.
        side.Go();
        side.Stop();
        side.Stop();
        side.Go();
    }

    [Fact]
    public void Next_hands_on_what_is_said_before_the_first_turn()
    {
        var said = new List<(string, bool)>();
        using var side = Start(said, "list");

        Assert.Null(side.Next());
        Assert.Contains(said, line => line.Item1.StartsWith("new: ", StringComparison.Ordinal) && !line.Item2);
        Assert.Equal(ExitCode.Success, side.ExitCode);
    }

    /// <summary>The application beside the tests, as it was built with them.</summary>
    private static SideProcess Start(List<(string, bool)> said, params string[] arguments)
    {
        var application = Path.Combine(AppContext.BaseDirectory, "ConcurrencyCompare.Benchmarks.dll");
        return new SideProcess(
            "new", "1", new ProcessStartInfo("dotnet", [application, .. arguments]), (line, isWrong) =>
        {
            lock (said) said.Add((line, isWrong));
        });
    }
}
