using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ConcurrencyCompare.Tests.Workflows;

/// <summary>What every workflow promises.</summary>
internal static partial class WorkflowPromises
{
    private static readonly Func<Workflow, IEnumerable<string>>[] Checks =
        [Strangers, Permissions, TimeLimits, Concurrency, Pins, Options, Checkouts, Caches, Commands];

    /// <summary>The actions in use, with the options that are given to them: each was looked up in the action's own
    /// <c>action.yml</c>, as GitHub ignores those that there are not.</summary>
    private static readonly Dictionary<string, string[]> Actions = new()
    {
        ["actions/checkout"] = ["fetch-depth", "path", "persist-credentials"],
        ["actions/setup-dotnet"] = ["cache", "cache-dependency-path", "global-json-file"],
        ["actions/upload-artifact"] = ["name", "path", "retention-days"],
        ["actions/download-artifact"] = ["github-token", "merge-multiple", "path", "pattern", "run-id"],
        ["actions/configure-pages"] = [],
        ["actions/upload-pages-artifact"] = ["path", "retention-days"],
        ["actions/deploy-pages"] = [],
    };

    /// <summary>What a workflow does not keep, in a line each.</summary>
    public static IReadOnlyList<string> BrokenBy(Workflow workflow) => [.. Checks.SelectMany(check => check(workflow))];

    private static IEnumerable<string> Strangers(Workflow workflow)
    {
        if (workflow.IsStartedBy("pull_request_target"))
            yield return "pull_request_target gives a stranger's code rights";
        if (workflow.Text.Contains("secrets", StringComparison.Ordinal)) yield return "secrets are used";
    }

    private static IEnumerable<string> Permissions(Workflow workflow)
    {
        var isReading = workflow["permissions"] is JsonObject all
            && all.All(one => $"{one.Key}: {one.Value}" == "contents: read");
        if (!isReading) yield return "the permissions of all jobs are more than contents: read";
        foreach (var job in workflow.Jobs)
        {
            if (job.Root["permissions"] is JsonValue) yield return $"{job.Name}: permissions are not named one by one";
            if (job.Writes.Any() && workflow.IsStartedBy("pull_request"))
                yield return $"{job.Name}: a pull request may write";
        }
    }

    private static IEnumerable<string> TimeLimits(Workflow workflow) => workflow.Jobs
        .Where(job => !int.TryParse(job.Root["timeout-minutes"]?.ToString(), out _))
        .Select(job => $"{job.Name}: there is no time limit");

    private static IEnumerable<string> Concurrency(Workflow workflow)
    {
        var groups = workflow.Jobs.Select(job => job.Root["concurrency"]).Prepend(workflow["concurrency"]);
        if (groups.All(group => group is null)) yield return "there is no concurrency group";
        if (workflow.IsStartedBy("pull_request") && !CancelsOlderRuns(workflow["concurrency"]))
            yield return "older runs of the same pull request are not cancelled";
        foreach (var job in workflow.Jobs)
        {
            var publishes = job.Writes.Intersect(["contents", "pages"]).Any();
            if (publishes && !WaitsForOthers(job.Root["concurrency"]))
                yield return $"{job.Name}: two may publish at once, or one is lost";
        }
    }

    private static bool CancelsOlderRuns(JsonNode? group) =>
        group?["cancel-in-progress"]?.ToString() == "true"
            && group["group"]!.ToString().EndsWith("${{ github.ref }}", StringComparison.Ordinal);

    /// <summary>One group for all runs, which neither a newer one nor a third one in the queue ends.</summary>
    private static bool WaitsForOthers(JsonNode? group) =>
        group?["cancel-in-progress"]?.ToString() == "false" && group["queue"]?.ToString() == "max"
        && !group["group"]!.ToString().Contains("${{", StringComparison.Ordinal);

    private static IEnumerable<string> Pins(Workflow workflow) => workflow.Jobs
        .SelectMany(job => job.Steps.Select(step => step.Uses).Append(job.Root["uses"]?.ToString()))
        .OfType<string>()
        .Where(used => !Pinned().IsMatch(used)
            || !Regex.IsMatch(
                workflow.Text, $@"uses: {Regex.Escape(used)} # v[0-9]+[.][0-9]+[.][0-9]+$", RegexOptions.Multiline))
        .Select(used => $"{used} is not pinned by a commit, with the version behind it");

    private static IEnumerable<string> Options(Workflow workflow) => workflow.Jobs
        .SelectMany(job => job.Steps)
        .Where(step => step.Action is not null)
        .SelectMany(step => Actions.TryGetValue(step.Action!, out var known)
            ? step.Options.Except(known).Select(option => $"{step.Action} has no option {option} that was looked up")
            : [$"{step.Action} was not looked at"]);

    private static IEnumerable<string> Checkouts(Workflow workflow) => workflow.Jobs
        .Where(job => !job.Writes.Contains("contents"))
        .Where(job => job.Steps.Any(step =>
            step.Action == "actions/checkout" && step.Option("persist-credentials") != "false"))
        .Select(job => $"{job.Name}: the checkout keeps its credentials");

    /// <summary>Packages are cached by their locks, and where a cache could carry something into rights, not at
    /// all.</summary>
    private static IEnumerable<string> Caches(Workflow workflow) =>
        from job in workflow.Jobs
        from step in job.Steps
        where step.Action == "actions/setup-dotnet"
        let lockFiles = step.Option("cache-dependency-path")
        let isCached = step.Option("cache") == "true"
            && lockFiles?.EndsWith("/packages.lock.json", StringComparison.Ordinal) == true
        let hasNone = step.Option("cache") is null && lockFiles is null
        where job.Writes.Any() ? !hasNone : !isCached
        select $"{job.Name}: packages are "
            + $"{(job.Writes.Any() ? "taken from a cache by a job with rights" : "not cached by their locks")}";

    /// <summary>Commands are programs or scripts of the project, so that they are tested and run elsewhere too; and
    /// what others may choose, such as the name of a branch, comes by the environment and is never read as a
    /// command.</summary>
    private static IEnumerable<string> Commands(Workflow workflow)
    {
        if (workflow["defaults"]?["run"]?["shell"]?.ToString() != "bash")
            yield return "the shell is not bash on every system";
        foreach (var command in workflow.Jobs.SelectMany(job => job.Steps).SelectMany(step => step.Commands))
        {
            if (command.Contains("${{", StringComparison.Ordinal))
                yield return $"'{command}' is put together before the shell reads it";
            if (Script().Match(command) is { Success: true } script)
            {
                if (!File.Exists(Repository.PathOf(".ci", script.Groups[1].Value)))
                    yield return $"'{command}' calls a script that is not there";
            }
            else if (
                !command.StartsWith("dotnet ", StringComparison.Ordinal)
                    && !command.StartsWith("git ", StringComparison.Ordinal))
            {
                yield return $"'{command}' is no script of the project";
            }
        }
    }

    [GeneratedRegex("^[a-z0-9-]+/[a-z0-9-]+@[0-9a-f]{40}$")]
    private static partial Regex Pinned();

    [GeneratedRegex("^bash (?:[a-z]+/)?[.]ci/([a-z]+)( |$)")]
    private static partial Regex Script();
}
