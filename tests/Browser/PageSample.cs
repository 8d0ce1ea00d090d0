using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Reports;
using ConcurrencyCompare.Reports.Charts;
using ConcurrencyCompare.Reports.Html;
using ConcurrencyCompare.Tests.Reports.Advice;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Browser;

/// <summary>A page with something of everything.</summary>
internal static class PageSample
{
    public static string Html { get; } = HtmlReport.Render(Report());

    public static Report Report()
    {
        var results = AdviceSample.Results(
            6,
            [
                .. AdviceSample.Setting("throughput", "topology", "1:1", 300, 20, 30),
                .. AdviceSample.Setting("throughput", "topology", "4:4", 300, 60, 30),
                .. AdviceSample.Setting("break-even", "work", "0 ns", 95, 320, 330),
                .. AdviceSample.Setting("break-even", "work", "10 us", 12_500, 20_400, 20_400),
                .. AdviceSample.Setting("blocking", "concurrent", "1000", 4_900, 1_030, 1_030),
                .. SampleResults.Create().Cases.Where(measured => measured.Scenario == "latency"),
                .. AdviceSample.Setting("throughput", "topology", "1:1", null, 20.1)
                    .Select(measured => measured with { Model = "callbacks-control" }),
            ]).WithHealth(_ => SampleHealth.Quiet) with
        {
            Controls = [new ControlModel("callbacks-control", "callbacks", ["callbacks", "iterators"])],
            Manifest =
            [
                new FairnessEntry("threads", "BlockingCollection<T>", "its own", "spins, then blocks", "one each", "starting them"),
                new FairnessEntry("callbacks", "AsyncQueue<T>", "a callback", "blocks", "one", "scheduler"),
                new FairnessEntry("iterators", "IteratorQueue<T>", "a coroutine", "blocks", "one", "scheduler"),
            ],
            Missing = [new MissingRound("crowd", "producers 1000000", "threads", 1, "more than this machine carries")],
        };
        return ConcurrencyCompare.Reports.Report.Of(results) with { Charts = ChartSet.Of(results) };
    }
}
