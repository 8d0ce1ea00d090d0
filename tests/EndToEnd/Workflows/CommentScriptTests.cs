namespace ConcurrencyCompare.Tests.Workflows;

public sealed class CommentScriptTests : IDisposable
{
    private const string Marker = "<!-- concurrency-compare: comparison -->";

    private readonly ScriptRun _scripts = new();

    public CommentScriptTests()
    {
        Assert.SkipWhen(
            ProcessRun.Find("jq") is null && Environment.GetEnvironmentVariable("CI") != "true", "no jq on the path");
        _scripts.Write("results/base/results.json", "{}");
        _scripts.Write("results/new/results.json", "{}");
        _scripts.Write("pulls", Pulls());
        _scripts.Write("comments", "[]");
        Renders("no difference");
        // GitHub's own program: says what it was asked, answers from files, and keeps the text that it was given.
        _scripts.Replace("gh", $$"""
            here='{{_scripts.File("")}}'
            printf '%s\n' "$@" -- >> "$here/asked"
            for argument; do
              case $argument in
                body=@*) cp "${argument#body=@}" "$here/body" ;;
                */pulls) cat "$here/pulls" ;;
                */issues/*/comments\?*) cat "$here/comments" ;;
              esac
            done
            """);
        _scripts.Environment["GH_TOKEN"] = "token";
        _scripts.Environment["GITHUB_REPOSITORY"] = "owner/name";
        _scripts.Environment["HEAD_SHA"] = "abc";
        _scripts.Environment["HEAD_BRANCH"] = "change";
        _scripts.Environment["HEAD_REPOSITORY"] = "stranger/fork";
    }

    public void Dispose() => _scripts.Dispose();

    [Fact]
    public void Comment_is_made_where_there_is_none()
    {
        Comment();

        Assert.Contains("POST\nrepos/owner/name/issues/7/comments\n", Asked);
        Assert.Equal($"{Marker}\nno difference\n", _scripts.Read("body"));
    }

    [Fact]
    public void Comment_is_written_again_where_there_is_one()
    {
        // As GitHub answers in pages.
        _scripts.Write("comments", $$"""
            [{"id": 1, "user": {"login": "somebody"}, "body": "{{Marker}}\nmine"}, {"id": 2, "user": {"login": "github-actions[bot]"}, "body": null}]
            [{"id": 3, "user": {"login": "github-actions[bot]"}, "body": "see {{Marker}}"}, {"id": 4, "user": {"login": "github-actions[bot]"}, "body": "{{Marker}}\nearlier"}]
            """);

        Comment();

        Assert.Contains("PATCH\nrepos/owner/name/issues/comments/4\n", Asked);
        Assert.DoesNotContain("POST", Asked);
    }

    [Fact]
    public void Comment_asks_for_the_pull_request_of_the_branch_whatever_its_name()
    {
        const string Name = "a$(touch created)`touch created`;touch created\"'&state=closed";
        _scripts.Environment["HEAD_BRANCH"] = Name;

        Comment();

        Assert.Contains($"\nhead=stranger:{Name}\n", Asked);
        Assert.False(File.Exists(_scripts.File("created")));
        Assert.False(File.Exists(Repository.PathOf("created")));
    }

    [Theory]
    [InlineData("abc", "other/fork")]
    [InlineData("newer", "stranger/fork")]
    public void Comment_is_not_made_in_another_pull_request(string sha, string repository)
    {
        _scripts.Write("pulls", Pulls(sha, repository));

        Comment();

        Assert.DoesNotContain("comments", Asked);
    }

    [Fact]
    public void Comment_is_not_made_when_nothing_was_measured()
    {
        File.Delete(_scripts.File("results/new/results.json"));

        Comment();

        Assert.False(File.Exists(_scripts.File("asked")));
    }

    [Fact]
    public void Comment_reads_nothing_that_a_link_leads_to()
    {
        File.CreateSymbolicLink(_scripts.File("results/link"), "/etc");

        Assert.Equal(1, _scripts.Run("comment", "results").ExitCode);
        Assert.False(File.Exists(_scripts.File("asked")));
    }

    [Fact]
    public void Comment_is_not_made_if_it_could_not_be_found_again()
    {
        _scripts.Replace("dotnet", "echo anything > \"${@: -1}/comparison.md\"");

        Assert.Equal(1, _scripts.Run("comment", "results").ExitCode);
        Assert.DoesNotContain("comments", Asked);
    }

    [Fact]
    public void Comment_shows_the_token_to_GitHub_alone()
    {
        Comment();

        Assert.Equal("none\n", _scripts.Read("token"));
    }

    private string Asked => _scripts.Read("asked");

    private static string Pulls(string sha = "abc", string repository = "stranger/fork") => $$"""
        [
          { "number": 6, "head": { "sha": "abc", "repo": null } },
          { "number": 7, "head": { "sha": "{{sha}}", "repo": { "full_name": "{{repository}}" } } }
        ]
        """;

    /// <summary>What the comparison says, in place of the application.</summary>
    private void Renders(string text) => _scripts.Replace("dotnet", $$"""
        echo "${GH_TOKEN-none}" > '{{_scripts.File("token")}}'
        printf '%s\n' '{{Marker}}' "{{text}}" > "${@: -1}/comparison.md"
        """);

    private void Comment()
    {
        var run = _scripts.Run("comment", "results");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }
}
