using System.Xml.Linq;

namespace ConcurrencyCompare.Tests.Reports.Charts;

public class ChartSetTests
{
    /// <summary>What a phone of 390 px leaves for a picture, and the smallest text to read there; CSS pixels.</summary>
    private const double PhoneWidth = 358;
    private const double LeastTextSize = 10.5;

    private static readonly string[] Elements = ["svg", "g", "title", "desc", "rect", "text", "path", "circle"];

    private static readonly Dictionary<string, Func<IReadOnlyList<Chart>>> Samples = new()
    {
        ["six rounds"] = () => ChartsOf(ChartSamples.Create()),
        ["three rounds"] = () => ChartsOf(ChartSamples.Create(3)),
        ["one round"] = () => ChartsOf(ChartSamples.Create(1)),
        ["two models"] = () => ChartsOf(SampleResults.Create()),
        ["markup"] = () => ChartsOf(ChartSamples.Create(rename: name => $"<script>\"{name}'&amp;]]>\u202E\n")),
        ["long"] = () =>
            ChartsOf(
                ChartSamples.Create(
                    rename: name => name + string.Concat(Enumerable.Repeat(" and much more of it", 8)))),
        ["long words"] = () => ChartsOf(ChartSamples.Create(rename: name => name + new string('W', 200))),
        ["far letters"] = () => ChartsOf(ChartSamples.Create(rename: name => name + "比較する👩‍💻モデル\uD800")),
        ["names alike"] = () => ChartsOf(ChartSamples.Create(rename: name => name switch
        {
            "waiting-producers" => "throughput-cpu",
            "payloads" => "THROUGHPUT?",
            "blocking" => "winners-work",
            "oversubscribed" => "../..",
            "one-core" => "",
            _ => name,
        })),
        ["cells"] = () => ChartsOf(MapSamples.EveryState()),
        ["empty"] = () => ChartsOf(ChartSamples.Create() with { Cases = [] }),
        ["history"] = () => WithHistory(SampleResults.Full, runs: 30),
        ["long history"] = () => WithHistory(SampleResults.Create(), runs: 90),
        ["two runs"] = () => WithHistory(SampleResults.Create(), runs: 2),
        ["history of markup"] = () =>
            WithHistory(ChartSamples.Create(rename: name => $"<script>\"{name}'&amp;]]>\u202E\n"), runs: 30),
        ["history of long words"] = () =>
            WithHistory(ChartSamples.Create(rename: name => name + new string('W', 200)), runs: 30),
    };

    private static readonly Dictionary<string, Lazy<IReadOnlyList<Chart>>> Charts =
        Samples.ToDictionary(sample => sample.Key, sample => new Lazy<IReadOnlyList<Chart>>(sample.Value));

    public static TheoryData<string> SampleNames => [.. Samples.Keys];

    [Theory]
    [InlineData("throughput")]
    [InlineData("throughput-cpu")]
    [InlineData("start-up")]
    [InlineData("latency")]
    [InlineData("latency-percentiles")]
    [InlineData("break-even-crossing")]
    [InlineData("waiting-producers-growth")]
    [InlineData("overload-throughput-kept")]
    [InlineData("load-sweep-knee")]
    [InlineData("idle-processor-time-of-a-core")]
    [InlineData("of-the-future")]
    public void Of_draws_what_was_looked_at(string name)
    {
        var chart = Assert.Single(Charts["six rounds"].Value, chart => chart.Name == name);

        Snapshot.Check("Reports/Charts", name + ".svg", chart.Svg);
    }

    /// <summary>An axis speaks of no work where some was measured without any.</summary>
    [Theory]
    [InlineData("0 ns", true)]
    [InlineData("100 ns", false)]
    public void Of_names_nothing_on_an_axis_that_is_not_there(string least, bool hasNothing)
    {
        var run = new MapRun();
        foreach (var work in new[] { least, "1 us", "10 us" })
            run.With("2:2", work, ("threads", 100), ("callbacks", 200));

        var chart = Assert.Single(ChartsOf(run.Create()), chart => chart.Name == "map-crossing");

        Assert.Equal(hasNothing, chart.Svg.Contains("beside 0", StringComparison.Ordinal));
        Assert.Contains("work per item at each end (log scale", chart.Svg);
    }

    [Theory]
    [InlineData("six rounds", "winners-work")]
    [InlineData("six rounds", "winners-wait")]
    [InlineData("cells", "winners-work")]
    [InlineData("one round", "winners-work")]
    public void Of_draws_the_maps_that_were_looked_at(string sample, string name)
    {
        var chart = Assert.Single(Charts[sample].Value, chart => chart.Name == name);

        Snapshot.Check("Reports/Charts", $"{name}-{sample.Replace(' ', '-')}.svg", chart.Svg);
    }

    [Theory, MemberData(nameof(SampleNames))]
    public void Of_gives_the_same_bytes_again(string sample) => Assert.Equal(Charts[sample].Value, Samples[sample]());

    [Theory, MemberData(nameof(SampleNames))]
    public void Of_draws_well_formed_pictures_of_harmless_elements(string sample)
    {
        foreach (var chart in Charts[sample].Value)
        {
            var elements = XDocument.Parse(chart.Svg).Root!.DescendantsAndSelf().ToList();

            Assert.Empty(elements.Select(element => element.Name.LocalName).Except(Elements));
            var attributes = elements.SelectMany(element => element.Attributes()).ToList();
            Assert.DoesNotContain(
                attributes, attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            Assert.DoesNotContain(attributes, attribute => attribute.Name.LocalName is "style" or "href" or "src");
            Assert.Equal("img", elements[0].Attribute("role")?.Value);
            Assert.DoesNotContain('\u202E', chart.Svg);
            Assert.DoesNotContain('\r', chart.Svg);
        }
    }

    [Theory, MemberData(nameof(SampleNames))]
    public void Of_names_pictures_and_their_parts_apart(string sample)
    {
        var charts = Charts[sample].Value;
        var ids = charts.SelectMany(chart => XDocument.Parse(chart.Svg).Descendants())
            .Select(element => element.Attribute("id")?.Value)
            .OfType<string>()
            .ToList();

        Assert.AllIfAny(charts, chart => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", chart.Name));
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(2 * charts.Count, ids.Count);
        Assert.AllIfAny(charts, chart => Assert.Contains(
            $"aria-labelledby=\"cc-{chart.Name}-title cc-{chart.Name}-desc\"", chart.Svg));
    }

    [Theory, MemberData(nameof(SampleNames))]
    public void Of_writes_text_that_a_phone_shows_large_enough(string sample) => Assert.AllIfAny(
        Charts[sample].Value,
        chart => Assert.All(
            DrawnText.AllOf(chart),
            text => Assert.True(text.Size * PhoneWidth / WidthOf(chart) >= LeastTextSize, text.ToString())));

    [Theory, MemberData(nameof(SampleNames))]
    public void Of_keeps_all_text_inside_and_apart(string sample)
    {
        foreach (var chart in Charts[sample].Value)
        {
            var texts = DrawnText.AllOf(chart);
            foreach (var (text, place) in texts.Select((text, place) => (text, place)))
            {
                Assert.True(text.Left >= 0 && text.Right <= WidthOf(chart), $"{chart.Name}: {text} is not inside.");
                var other = texts.Take(place).FirstOrDefault(text.Overlaps);
                Assert.True(other is null, $"{chart.Name}: {text} overlaps {other}.");
            }
        }
    }

    [Theory, MemberData(nameof(SampleNames))]
    public void Of_draws_no_bars(string sample) => Assert.AllIfAny(
        Charts[sample].Value,
        chart => Assert.Equal("cc-background", Assert.Single(Descendants(chart, "rect")).Attribute("class")?.Value));

    [Fact]
    public void Of_draws_dots_inside_their_whiskers()
    {
        var rows = Charts["six rounds"].Value
            .SelectMany(chart => Descendants(chart, "g"))
            .Where(group => group.Attribute("class")?.Value == "cc-mark")
            .Select(mark => (Whisker: WhiskerOf(mark), Dot: DotOf(mark)))
            .Where(row => row.Whisker is not null)
            .ToList();

        Assert.InRange(rows.Count, 100, 1_000);
        Assert.All(rows, row => Assert.InRange(row.Dot, row.Whisker!.Value.Low, row.Whisker!.Value.High));
    }

    [Theory]
    [InlineData("one round", "One round: no intervals.")]
    [InlineData("three rounds", "too few rounds for intervals")]
    public void Of_shows_no_intervals_where_nothing_can_be_claimed(string sample, string note)
    {
        foreach (
            var chart in Charts[sample].Value.Where(
                chart => !chart.Name.EndsWith("-percentiles", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain("cc-whisker", chart.Svg);
            Assert.Contains(note, chart.Description);
        }
    }

    [Fact]
    public void Of_switches_models_by_name()
    {
        var throughput = Charts["six rounds"].Value.First(chart => chart.Name == "throughput");
        var models = Descendants(throughput, "g").Select(group => group.Attribute("data-model")?.Value).OfType<string>()
            .Distinct();

        Assert.Equal(["callbacks", "iterators", "threads"], models.Order());
        Assert.Contains("<title>callbacks, topology 1:1, capacity 1,024: ", throughput.Svg);
    }

    [Fact]
    public void Of_gives_models_their_colours_whatever_stands_beside_them()
    {
        var startUp = Charts["six rounds"].Value.First(chart => chart.Name == "start-up");

        Assert.Contains("class=\"cc-series cc-series-1\" data-model=\"threads\"", startUp.Svg);
        Assert.Contains("class=\"cc-series cc-series-4\" data-model=\"two-threads\"", startUp.Svg);
    }

    [Fact]
    public void Of_gives_no_picture_without_data() => Assert.Empty(Charts["empty"].Value);

    private static IReadOnlyList<Chart> WithHistory(RunResults results, int runs) =>
        [.. RunReport.Of(results, SampleHistory.Of(results, runs)).Charts];

    private static IReadOnlyList<Chart> ChartsOf(RunResults results) => [.. RunReport.Of(results).Charts];

    /// <summary>The ends of a horizontal whisker: <c>M10 20H30</c>.</summary>
    private static (double Low, double High)? WhiskerOf(XElement mark)
    {
        var data = mark.Elements().FirstOrDefault(part => part.Attribute("class")?.Value == "cc-whisker")
            ?.Attribute("d")?.Value;
        var numbers = data is null ? [] : data.Split(['M', ' ', 'H', 'v'], StringSplitOptions.RemoveEmptyEntries);
        return data is null
            || !data.Contains('H', StringComparison.Ordinal) ? null : (Number(numbers[0]), Number(numbers[2]));
    }

    private static double DotOf(XElement mark)
    {
        var dot = mark.Elements().Last();
        return Number(dot.Attribute("cx")?.Value ?? dot.Attribute("transform")!.Value.Split('(', ' ')[1]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double WidthOf(Chart chart) =>
        Number(XDocument.Parse(chart.Svg).Root!.Attribute("viewBox")!.Value.Split(' ')[2]);

    private static IEnumerable<XElement> Descendants(Chart chart, string name)
    {
        var svg = XDocument.Parse(chart.Svg).Root!;
        return svg.Descendants(svg.Name.Namespace + name);
    }
}
