using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>Who is ahead, in a sentence that claims no more than the verdicts: the winner first, evidence
/// behind.</summary>
/// <param name="words">How single verdicts are said.</param>
internal sealed class StandingWords(VerdictWords words)
{
    /// <summary>The tables have the others.</summary>
    private const int MostPeers = 3;

    /// <summary>A sentence without its end: about the models as if there were no peers, and then the peers that are
    /// ahead of them.</summary>
    /// <param name="settings">One or more.</param>
    /// <param name="hasPlaces">Whether to say in which settings a model is the least and the most behind.</param>
    public string Of(IReadOnlyList<JudgedSetting> settings, bool hasPlaces = false) =>
        OfModels([.. settings.Select(setting => setting.OfModels)], hasPlaces) + PeersAhead(settings);

    /// <summary>The cases of all that a sentence about a setting names: the models', and those of the peers ahead of
    /// them.</summary>
    public static IReadOnlyList<JudgedCase> NamedIn(JudgedSetting setting) =>
    [
        .. setting.OfModels.Cases,
        .. Ahead([setting]).Take(MostPeers).Select(one => setting.Find(one.Peer)!),
    ];

    /// <summary>The peers that are shown faster than every model, the end of a sentence; empty without any.</summary>
    /// <param name="settings">One or more.</param>
    public static string PeersAhead(IReadOnlyList<JudgedSetting> settings)
    {
        var ahead = Ahead(settings);
        if (ahead.Count == 0) return "";

        var judged = settings.Count(setting => setting.IsJudged);
        var clauses = ahead.Take(MostPeers).Select(one =>
        {
            var (least, most) = (Figures.Ratio(one.Leads[0].Speed), Figures.Ratio(one.Leads[^1].Speed));
            var model = one.Leads.Select(lead => lead.Second).Distinct().ToList() is [var only]
                ? only : "the best model";
            var times = one.Leads.Count == 1 ? most.ToString()
                : least.Text == most.Text ? most.Text : $"{least.Text} to {most.Text}";
            return $"{one.Peer}{In(one.Leads.Count, judged)} "
                + $"({SettingWords.Verb(model, "takes", "take")} {times} as long)";
        });
        return $"; peers ahead: {string.Join(", ", clauses)}"
            + (ahead.Count > MostPeers ? $" and {ahead.Count - MostPeers} more" : "");
    }

    /// <summary>Who is ahead most often and farthest comes first.</summary>
    private static List<(string Peer, List<PairVerdict> Leads)> Ahead(IReadOnlyList<JudgedSetting> settings) =>
    [
        .. settings.SelectMany(setting => setting.PeersAhead)
            .GroupBy(one => one.Peer, one => one.Lead)
            .Select(leads => (Peer: leads.Key, Leads: leads.OrderBy(lead => lead.Speed.Center).ToList()))
            .OrderByDescending(one => one.Leads.Count)
            .ThenByDescending(one => one.Leads[^1].Speed.Center),
    ];

    private string OfModels(IReadOnlyList<JudgedSetting> settings, bool hasPlaces)
    {
        if (settings.All(setting => setting.Cases.Count == 1))
            return $"only {settings[0].Reference} measured: nothing to compare";
        if (Standing.Of(settings) is not { } standing)
            return $"{VerdictWords.TooFew} to compare (a 95% interval takes six)";

        var all = standing.Settings.Count;
        var clauses = standing.Winners is [var (winner, wins), ..]
            ? standing.Unbeaten.Contains(winner) ? Led(standing, winner, wins, hasPlaces) : Shared(standing, hasPlaces)
            : standing.Unbeaten.Count > 0 ? Tied(standing, hasPlaces)
            : [$"no single fastest{In(all, all)}",
                .. Behind(standing, [.. standing.Models], hasPlaces, " as the fastest")];
        return string.Join("; ", clauses);
    }

    /// <summary>One that is fastest where anybody is.</summary>
    private static IEnumerable<string> Led(Standing standing, string winner, int wins, bool hasPlaces)
    {
        var all = standing.Settings.Count;
        return
        [
            $"{SettingWords.Verb(winner, "is", "are")} fastest{In(wins, all)}{(wins < all ? " and never slower" : "")}",
            .. Behind(standing, [winner], hasPlaces),
        ];
    }

    /// <summary>Several that are fastest in some settings each.</summary>
    private static IEnumerable<string> Shared(Standing standing, bool hasPlaces)
    {
        var all = standing.Settings.Count;
        var counts = standing.Winners.Select((one, place) => place == 0
            ? $"{SettingWords.Verb(one.Model, "is", "are")} fastest{In(one.Settings, all)}"
                : $"{one.Model} in {Figures.Number(one.Settings)}");
        var none = all - standing.Winners.Sum(one => one.Settings);
        return
        [
            SettingWords.And([.. counts]) + (none > 0 ? $", none alone in {Figures.Number(none)}" : ""),
            .. Behind(standing, [.. standing.Models], hasPlaces, " as the fastest"),
        ];
    }

    private IEnumerable<string> Tied(Standing standing, bool hasPlaces)
    {
        var (tied, all) = (standing.Unbeaten, standing.Settings.Count);
        var pairs = standing.Settings.SelectMany(setting => setting.Pairs)
            .Where(pair => tied.Contains(pair.First) && tied.Contains(pair.Second)).ToList();
        var areEqual = pairs.All(pair => pair.Verdict == Verdict.Same);
        // Neck and neck is a tie; far apart and unsure is none.
        var areClose = pairs.All(pair => pair.IsClose);
        var names = SettingWords.And(tied);
        var first = tied.Count == 1 ? $"{SettingWords.Verb(names, "is", "are")} never slower, and nowhere fastest alone"
            : areEqual ? $"{names} are {words.Equal}"
            : areClose ? $"{names} tie"
            : $"no difference shown between {names}";
        return [first + (all > 1 ? In(all, all) : ""), .. Behind(standing, tied, hasPlaces)];
    }

    private static IEnumerable<string> Behind(
        Standing standing, IReadOnlyList<string> ahead, bool hasPlaces, string than = "")
    {
        foreach (var model in standing.Models.Where(model => than.Length > 0 || !ahead.Contains(model)))
        {
            var lags = standing.LagsOf(model, ahead);
            if (lags.Count == 0) continue;

            var (least, most) = (lags[0], lags[^1]);
            var some = lags.Count < standing.Settings.Count ? $" in {Figures.Number(lags.Count)}" : "";
            var times = lags.Count == 1
                ? $"{Figures.Ratio(least.Pair.Speed)} as "
                    + $"long{than}{some}{(some.Length > 0 && hasPlaces ? $" ({PlaceOf(least)})" : "")}"
                : $"{Figures.Ratio(least.Pair.Speed).Text} to {Figures.Ratio(most.Pair.Speed).Text} as long{than}{some}"
                    + (hasPlaces ? $" ({Evidence(least)}; {Evidence(most)})" : "");
            yield return $"{SettingWords.Verb(model, "takes", "take")} {times}";
        }
    }

    private static string Evidence(Lag lag) => $"{Figures.Ratio(lag.Pair.Speed)} at {PlaceOf(lag)}";

    private static string PlaceOf(Lag lag) => SettingWords.Of(lag.Setting.Parameters);

    /// <summary>In how many settings something holds, as the end of a clause; nothing where there is but one.</summary>
    public static string In(int part, int all) => all == 1 ? ""
        : part < all ? $" in {Figures.Number(part)} of {Figures.Number(all)} settings"
        : all == 2 ? " in both settings" : $" in all {Figures.Number(all)} settings";
}
