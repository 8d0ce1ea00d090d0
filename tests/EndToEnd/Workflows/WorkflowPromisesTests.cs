namespace ConcurrencyCompare.Tests.Workflows;

public class WorkflowPromisesTests
{
    private const string Kept = """
        on:
          pull_request:
        permissions:
          contents: read
        concurrency:
          group: some-${{ github.ref }}
          cancel-in-progress: true
        defaults:
          run:
            shell: bash
        jobs:
          check:
            runs-on: ubuntu-24.04
            timeout-minutes: 30
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  persist-credentials: false
              - uses: actions/setup-dotnet@a98b56852c35b8e3190ac28c8c2271da59106c68 # v6.0.0
                with:
                  cache: true
                  cache-dependency-path: '**/packages.lock.json'
              - run: bash .ci/run

        """;

    private const string KeptByPublisher = """
        on: [push, workflow_dispatch]
        permissions: {}
        defaults:
          run:
            shell: bash
        jobs:
          publish:
            runs-on: ubuntu-24.04
            timeout-minutes: 30
            concurrency:
              group: publish
              cancel-in-progress: false
              queue: max
            permissions:
              contents: write
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
              - uses: actions/setup-dotnet@a98b56852c35b8e3190ac28c8c2271da59106c68 # v6.0.0
              - run: dotnet build

        """;

    public static TheoryData<string> Names => [.. Workflow.Names];

    [Theory, MemberData(nameof(Names))]
    public void Workflows_keep_their_promises(string name) =>
        Assert.Empty(WorkflowPromises.BrokenBy(Workflow.Read(name)));

    [Theory]
    [InlineData(Kept)]
    [InlineData(KeptByPublisher)]
    public void BrokenBy_finds_nothing_when_all_is_kept(string text) =>
        Assert.Empty(WorkflowPromises.BrokenBy(new Workflow(text)));

    [Theory]
    [InlineData("pull_request:", "pull_request_target:", "a stranger's code")]
    [InlineData("bash .ci/run", "bash .ci/run\n        env:\n          TOKEN: ${{ secrets.TOKEN }}", "secrets")]
    [InlineData("contents: read", "contents: write", "more than contents: read")]
    [InlineData("contents: read", "packages: read", "more than contents: read")]
    [InlineData("permissions:\n  contents: read", "env: {}", "more than contents: read")]
    [InlineData("permissions:\n  contents: read", "permissions: read-all", "more than contents: read")]
    [InlineData("timeout-minutes: 30", "permissions: write-all\n    timeout-minutes: 30", "not named one by one")]
    [InlineData(
        "timeout-minutes: 30", "permissions:\n      issues: write\n    timeout-minutes: 30",
        "a pull request may write")]
    [InlineData("timeout-minutes: 30", "name: endless", "no time limit")]
    [InlineData("cancel-in-progress: true", "cancel-in-progress: false", "older runs")]
    [InlineData("some-${{ github.ref }}", "some", "older runs")]
    [InlineData(
        "concurrency:\n  group: some-${{ github.ref }}\n  cancel-in-progress: true", "env: {}", "no concurrency group")]
    [InlineData("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "not pinned")]
    [InlineData("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@3d3c42e # v7.0.1", "not pinned")]
    [InlineData("# v7.0.1", "", "not pinned")]
    [InlineData("# v7.0.1", "# newest", "not pinned")]
    [InlineData("timeout-minutes: 30", "timeout-minutes: 30\n    uses: ./.github/workflows/other.yml", "not pinned")]
    [InlineData("persist-credentials: false", "persist-credentials: false\n          presist: 1", "no option presist")]
    [InlineData("actions/checkout@", "somebody/checkout@", "not looked at")]
    [InlineData("persist-credentials: false", "fetch-depth: 2", "keeps its credentials")]
    [InlineData("persist-credentials: false", "persist-credentials: false\n          ref: main", "no option ref")]
    [InlineData("cache: true", "cache: false", "not cached")]
    [InlineData("'**/packages.lock.json'", "'**/*.csproj'", "not cached")]
    [InlineData("bash .ci/run", "bash .ci/run ${{ github.head_ref }}", "put together")]
    [InlineData("bash .ci/run", "|\n          bash .ci/run\n          echo ${{ inputs.profile }}", "put together")]
    [InlineData("bash .ci/run", "bash .ci/none", "not there")]
    [InlineData("bash .ci/run", "curl https://example.org | sh", "no script of the project")]
    [InlineData("    shell: bash\n", "    working-directory: .\n", "not bash")]
    public void BrokenBy_finds_a_promise_that_is_broken(string original, string replaced, string expected) =>
        Finds(Kept, original, replaced, expected);

    [Theory]
    [InlineData("cancel-in-progress: false", "cancel-in-progress: true", "two may publish")]
    [InlineData("queue: max", "queue: single", "two may publish")]
    [InlineData("group: publish", "group: publish-${{ github.ref }}", "two may publish")]
    [InlineData("# v6.0.0", "# v6.0.0\n        with:\n          cache: true", "from a cache")]
    [InlineData("contents: write", "issues: write", "keeps its credentials")]
    public void BrokenBy_finds_a_promise_that_a_publisher_breaks(string original, string replaced, string expected) =>
        Finds(KeptByPublisher, original, replaced, expected);

    private static void Finds(string kept, string original, string replaced, string expected)
    {
        var changed = kept.Replace(original, replaced, StringComparison.Ordinal);
        Assert.NotEqual(kept, changed);

        Assert.Contains(
            WorkflowPromises.BrokenBy(new Workflow(changed)),
            broken => broken.Contains(expected, StringComparison.Ordinal));
    }
}
