namespace ConcurrencyCompare.Tests.Workflows;

/// <summary>What single workflows promise beyond <see cref="WorkflowPromises"/>.</summary>
public class WorkflowTests
{
    [Fact]
    public void Only_the_jobs_that_write_may_write() => Assert.Equal(
        [
            "benchmarks publish contents", "benchmarks deploy pages", "benchmarks deploy id-token",
            "compare-comment comment pull-requests",
        ],
        from name in Workflow.Names
        from job in Workflow.Read(name).Jobs
        from permission in job.Writes
        select $"{name} {job.Name} {permission}");

    [Fact]
    public void An_action_has_the_same_version_everywhere()
    {
        var used = Workflow.Names.SelectMany(name => Workflow.Read(name).Jobs).SelectMany(job => job.Steps)
            .Where(step => step.Uses is not null).ToLookup(step => step.Action, step => step.Uses);

        Assert.All(used, versions => Assert.Single(versions.Distinct()));
    }

    [Fact]
    public void Ci_checks_on_every_system() =>
        Assert.Equal(["ubuntu-24.04", "windows-2025", "macos-15"], Systems(Job("ci", "check")));

    [Fact]
    public void Benchmarks_publishes_every_machine_that_it_measures()
    {
        var publish = Job("benchmarks", "publish").Steps.SelectMany(step => step.Commands).Single(
            command => command.StartsWith("bash .ci/publish ", StringComparison.Ordinal));

        Assert.Equal(
            $"bash .ci/publish site results/local/{{{string.Join(',', Systems(Job("benchmarks", "measure")))}}}",
            publish);
    }

    [Fact]
    public void Benchmarks_keeps_what_was_measured_when_something_failed()
    {
        var measure = Job("benchmarks", "measure");

        Assert.Equal("false", measure.Root["strategy"]!["fail-fast"]!.ToString());
        Assert.Equal(
            "always()", measure.Steps.Single(step => step.Action == "actions/upload-artifact").Root["if"]!.ToString());
        Assert.Contains("!cancelled()", Job("benchmarks", "publish").Root["if"]!.ToString());
    }

    [Fact]
    public void Benchmarks_keeps_the_site_before_it_is_shown()
    {
        var scripts = Job("benchmarks", "publish").Steps.SelectMany(step => step.Commands)
            .Where(command => command.StartsWith("bash .ci/", StringComparison.Ordinal));

        Assert.Equal(
            ["bash .ci/results take", "bash .ci/publish", "bash .ci/results keep"],
            scripts.Select(command => command.Split(" site")[0]));
        Assert.Equal("publish", Job("benchmarks", "deploy").Root["needs"]!.ToString());
    }

    [Fact]
    public void Comment_follows_the_comparison_of_a_pull_request()
    {
        var started = Workflow.Read("compare-comment")["on"]!["workflow_run"]!["workflows"]!.AsArray();

        Assert.Equal([Workflow.Read("compare")["name"]!.ToString()], started.Select(name => name!.ToString()));
    }

    [Fact]
    public void Comment_takes_the_artefact_of_the_comparison_outside_its_checkout()
    {
        var sent = Job("compare", "compare").Steps.Single(step => step.Action == "actions/upload-artifact");
        var taken = Job("compare-comment", "comment").Steps.Single(step => step.Action == "actions/download-artifact");

        Assert.Equal(sent.Option("name"), taken.Option("pattern"));
        Assert.StartsWith("${{ runner.temp }}/", taken.Option("path"));
    }

    private static WorkflowJob Job(string workflow, string name) =>
        Workflow.Read(workflow).Jobs.Single(job => job.Name == name);

    private static IEnumerable<string> Systems(WorkflowJob job) =>
        job.Root["strategy"]!["matrix"]!["system"]!.AsArray().Select(system => system!.ToString());
}
