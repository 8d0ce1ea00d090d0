using System.Text;
using CsCheck;

namespace ConcurrencyCompare.Tests.Properties;

/// <summary>On one thread and virtual time nothing is left to chance: the same workload gives the same transcript, byte
/// for byte, also when it fails or is cancelled.</summary>
public class DeterminismTests
{
    public static TheoryData<string> ModelsOnOneThread =>
        [.. ConcurrencyModels.All.Where(model => model.Info.RunsOnCallingThread).Select(model => model.Info.Name)];

    [Theory, MemberData(nameof(ModelsOnOneThread))]
    public void Run_writes_the_same_transcript_again_for_any_workload(string name)
    {
        var model = Find(name);
        var lines = 0;
        WorkloadGen.Disturbed.Sample(
            planned =>
            {
                var transcript = Transcript(model, planned);
                Assert.Equal(transcript, Transcript(model, planned));
                lines += transcript.Count(character => character == '\n');
            },
            iter: 500,
            threads: 1);

        // Not the same because there is nothing to differ.
        Assert.InRange(lines, 5_000, int.MaxValue);
    }

    /// <summary>It says when, whom and what: the comparison above is not of empty pages.</summary>
    [Theory, MemberData(nameof(ModelsOnOneThread))]
    public void Run_writes_a_line_for_every_produce_consume_and_complete(string name) =>
        Assert.Equal(
            "36000000000 TryProduce 0 0\n36000000000 Consume 0 0\n108000000000 TryProduce 0 1\n108000000000 "
            + "OnCompleted 0 0\nended\n",
            Transcript(Find(name), new WorkloadCase([[1, 2]], Consumers: 1, Capacity: null, Window: null)));

    private static string Transcript(IConcurrencyModel model, WorkloadCase planned)
    {
        var transcript = new StringBuilder();
        using var run = new WorkloadRun(planned, (time, kind, who, what) =>
        {
            // How often a model asks for a due time is its own business.
            if (kind == CallKind.DueTimestamp) return;
            transcript.Append(CultureInfo.InvariantCulture, $"{time.GetTimestamp()} {kind} {who} {what}\n");
        });
        run.Run(model);
        return transcript.Append(run.Thrown?.GetType().Name ?? "ended").Append('\n').ToString();
    }

    private static IConcurrencyModel Find(string name) =>
        ConcurrencyModels.All.Single(model => model.Info.Name == name);
}
