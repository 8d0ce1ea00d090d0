using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConcurrencyCompare.Tests.Plugins;

/// <summary>Plug-ins as strangers might write them, compiled while the test runs.</summary>
internal static class PluginSample
{
    /// <summary>What a model does that keeps the contract.</summary>
    public const string GoodRun =
        "new ConcurrencyCompare.Models.Callbacks.CallbackModel().Run(workload, cancellationToken);";

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    /// <summary>The source of a model.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="run">What its <c>Run</c> does.</param>
    /// <param name="members">What else its class has.</param>
    /// <param name="declaration">How its class is declared.</param>
    public static string Model(
        string name, string run = GoodRun, string members = "", string declaration = "public sealed class Mine") =>
        $$"""
        using System;
        using System.Linq;
        using System.Threading;
        using ConcurrencyCompare;

        {{declaration}} : IConcurrencyModel
        {
            public ModelInfo Info => {{InfoOf(name)}};
            public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default) { {{run}} }
            {{members}}
        }
        """;

    /// <summary>What a model says of itself.</summary>
    public static string InfoOf(string name) => $$"""
        new ModelInfo
        {
            Name = "{{name}}", Description = "a stranger's model", RunsOnCallingThread = true,
            Manifest = new ModelManifest { Queue = "q", Signalling = "s", Waiting = "w", Threads = "t", SetUp = "u" },
        }
        """;

    /// <summary>What a model says of itself that cannot do something by nature.</summary>
    public static string NotApplicable(string needs, string reason) =>
        $"RunsOnCallingThread = true, NotApplicable = [new({needs}, \"{reason}\")]";

    /// <summary>The source of a model for one consumer, which says so.</summary>
    public static string ModelOfOneConsumer() => Model(
        "mine",
        "if (workload?.Consumers.Count > 1) throw new NotSupportedException(\"this queue has one reader\"); " + GoodRun)
        .Replace(
            "RunsOnCallingThread = true", NotApplicable("WorkloadNeeds.SeveralConsumers", "this queue has one reader"),
            StringComparison.Ordinal);

    /// <summary>The source of a work: numbers of one producer for two consumers.</summary>
    /// <param name="name">The work's name.</param>
    /// <param name="items">How many items it has.</param>
    public static string Work(string name, string items = "1000") => $$"""
        using System;
        using System.Threading;
        using ConcurrencyCompare;

        public sealed class Counting : IWork<string>
        {
            public string Name => "{{name}}";
            public string Description => "numbers as texts";
            public Workload<string> Create() => new([new Numbers()], [new Reader(), new Reader()]) { Capacity = 16 };

            private sealed class Numbers : IProducer<string>
            {
                private int _left = {{items}};
                public bool TryProduce(out string item) { item = _left.ToString(); return _left-- > 0; }
            }

            private sealed class Reader : IConsumer<string>
            {
                public void Consume(string item) => _ = int.Parse(item);
                public void OnCompleted() { }
            }
        }
        """;

    /// <summary>Compiles an assembly.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="source">What it is made of.</param>
    /// <param name="version">Its version.</param>
    /// <param name="beside">Assemblies that it is compiled with.</param>
    /// <param name="level">Whether it is a release build.</param>
    /// <param name="platform">For which processors it is.</param>
    /// <returns>Its path.</returns>
    public static string Compile(
        string folder, string name, string source, string version = "1.0.0.0", string[]? beside = null,
        OptimizationLevel level = OptimizationLevel.Release, Platform platform = Platform.AnyCpu)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [
                CSharpSyntaxTree.ParseText(source),
                CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]"),
            ],
            // What is given comes first: it may have the name of one of ours.
            [
                .. (beside ?? []).Select(path => MetadataReference.CreateFromFile(path)),
                .. References.Value.Where(known => !(beside ?? []).Select(Path.GetFileName)
                    .Contains(Path.GetFileName(known.Display))),
            ],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level, platform: platform));
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name + ".dll");
        var emitted = compilation.Emit(path);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return path;
    }

    /// <summary>Writes a project beside its source.</summary>
    /// <returns>Its path.</returns>
    public static string Project(string folder, string name, string source, string properties = "")
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".cs"), source);
        var path = Path.Combine(folder, name + ".csproj");
        File.WriteAllText(path, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(IConcurrencyModel).Assembly.Location}" />
              </ItemGroup>
            </Project>
            """);
        return path;
    }
}
