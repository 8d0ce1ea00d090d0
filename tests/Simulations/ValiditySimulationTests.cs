namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>All checks of a measurement are silent where there is no fault.</summary>
public class ValiditySimulationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    public void Of_is_silent_in_99_of_100_clean_runs(int rounds)
    {
        const int Runs = 400;
        var found = new List<string>();
        var loud = 0;
        for (var run = 0; run < Runs; run++)
        {
            var validity = RunValidity.Of(new ValidatedRun(rounds, seed: 20261123 + run).Create());
            if (validity.IsClean) continue;

            loud++;
            if (validity.Known.Any(check => !check.IsRight)) found.Add("known");
            if (validity.Linearity.Any(check => check.IsBroken)) found.Add("linearity");
            if (validity.Triangulation.Any(check => check.IsBroken)) found.Add("triangulation");
            if (validity.Positions.Count > 0) found.Add("positions");
            if (validity.Conservation.Count > 0) found.Add("conservation");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rounds} rounds: {loud} of {Runs} clean runs are called wrong {string.Join(' ', found)}"));
        Assert.InRange((double)loud / Runs, 0, 0.01);
    }
}
