namespace ConcurrencyCompare.Tests.Run;

/// <summary>What a run writes while it measures, with every byte counted.</summary>
public sealed class BytesWrittenTests(ITestOutputHelper output) : FolderTests
{
    private static readonly string Histogram =
        RecordedProcess.HistogramLine(
            1, ChildOutput.Latency, [.. Enumerable.Range(1, 2_000).Select(item => 1_000L + (item * item % 90_000))]);

    private static readonly string Costs = RecordedProcess.CostsLine(new IterationCosts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

    [Fact]
    public void A_full_run_writes_in_proportion_to_its_work()
    {
        var (half, _) = Measure(SimulatedRun.Plan(rounds: 5));
        var (whole, results) = Measure(SimulatedRun.Plan(rounds: 10));

        var file = new FileInfo(_directory.File(ResultsFile.Name)).Length;
        var cases = results.Cases.Sum(measured => measured.Rounds.Count);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{cases} cases: {whole:N0} bytes, of 5 rounds {half:N0}; results.json has {file:N0}, and writing it after "
                + $"every case was {file / 2.0 * cases:N0}."));
        Assert.True(cases > 1_000);
        // Twice the rounds: twice the bytes, and less, as the plan itself is written once. The square would be four
        // times.
        Assert.InRange((double)whole / half, 1.7, 2.1);
        // Every measurement is written twice: in the journal, and in the results.
        Assert.InRange((double)whole / file, 1, 3);
    }

    /// <returns>The bytes of the journal and of the results.</returns>
    private (long Bytes, RunResults Results) Measure(LaunchPlan plan)
    {
        var bytes = 0L;
        RunJournal? journal = null;
        SimulatedRun run = null!;
        run = new SimulatedRun(plan, [])
        {
            OutputOf = launch => launch.Scenario.Name is "latency" or "load-sweep"
                ? [.. RecordedProcess.Once, Histogram, Costs]
                : [.. RecordedProcess.Once, Costs],
            Record = line =>
            {
                if (journal is null) journal = RunJournal.Create(_directory.Path, run.Start, line, Counted);
                else journal.Add(line);
            },
        };
        run.Measure();
        journal!.Dispose();
        ResultsFile.Write(_directory.Path, run.Now);
        return (bytes + new FileInfo(_directory.File(ResultsFile.Name)).Length, run.Now);

        CountingStream Counted(Stream stream) => new(stream, written => bytes += written);
    }

    private sealed class CountingStream(Stream stream, Action<int> count) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get =>
            throw new NotSupportedException(); set => throw new NotSupportedException();
        }

        public override void Flush() => stream.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int length)
        {
            count(length);
            stream.Write(buffer, offset, length);
        }

        protected override void Dispose(bool disposing)
        {
            stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
