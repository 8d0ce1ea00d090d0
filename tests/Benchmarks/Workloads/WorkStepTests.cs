using ConcurrencyCompare.Tests.Scenarios;

namespace ConcurrencyCompare.Tests.Workloads;

/// <summary>Work is of as many steps as the run says, whatever the process would measure itself.</summary>
[Collection(AloneTests.Name)]
public sealed class WorkStepTests : IDisposable
{
    private const string Variable = "CONCURRENCYCOMPARE_NANOSECONDS_PER_STEP";

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, _before);

    [Fact]
    public void Share_says_it_to_every_process_that_is_started()
    {
        Assert.Equal(0.1234567890123, WorkStep.Share(earlier: 0.1234567890123));

        Assert.Equal("0.1234567890123", Environment.GetEnvironmentVariable(Variable));
        Assert.Equal(0.1234567890123, WorkStep.Nanoseconds);
    }

    [Fact]
    public void Share_keeps_what_a_measurement_in_turns_has_said_and_puts_an_earlier_part_before_it()
    {
        Environment.SetEnvironmentVariable(Variable, "1.5");

        Assert.Equal(1.5, WorkStep.Share(earlier: null));
        Assert.Equal(2.5, WorkStep.Share(earlier: 2.5));
    }

    [Fact]
    public void Share_measures_where_nobody_has_said_it()
    {
        Environment.SetEnvironmentVariable(Variable, null);

        var measured = WorkStep.Share(earlier: null);

        Assert.True(measured > 0);
        Assert.Equal(
            measured, double.Parse(Environment.GetEnvironmentVariable(Variable)!, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(100, 2, 50)]
    [InlineData(100, 0.5, 200)]
    [InlineData(0, 2, 0)]
    public void Work_has_as_many_steps_as_the_run_says(double nanoseconds, double perStep, int steps)
    {
        WorkStep.Share(perStep);

        Assert.Equal(steps, CpuWork.Lasting(nanoseconds).Steps);
    }

    [Fact]
    public void BreakEven_records_the_steps_of_the_run()
    {
        WorkStep.Share(earlier: 4);
        var said = new StringWriter();
        var output = Console.Out;
        Console.SetOut(said);
        try
        {
            new BreakEven { Topology = "2:2", Work = 400, Model = "callbacks" }.Prepare();
        }
        finally
        {
            Console.SetOut(output);
        }

        Assert.Contains("extra workSteps 100", said.ToString().ReplaceLineEndings("\n").Split('\n'));
    }

    [Theory]
    [InlineData("1.08", 1.08)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("NaN", null)]
    [InlineData("1e999", null)]
    [InlineData("much", null)]
    [InlineData(null, null)]
    public void Parse_takes_numbers_above_0(string? text, double? expected) =>
        Assert.Equal(expected, WorkStep.Parse(text));
}
