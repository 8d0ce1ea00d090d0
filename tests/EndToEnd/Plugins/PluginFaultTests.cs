using Microsoft.CodeAnalysis;
using static ConcurrencyCompare.Tests.Plugins.PluginSample;

namespace ConcurrencyCompare.Tests.Plugins;

/// <summary>What may be wrong with a plug-in: each is one clear line, and nothing is measured. All of them are plug-ins
/// that were really built.</summary>
public sealed class PluginFaultTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    /// <summary>What is wrong, the source, and what is said of it.</summary>
    public static TheoryData<string, string, string> Sources => new()
    {
        {
            "throws", Model("mine", members: "public Mine() => throw new InvalidOperationException(\"no luck\");"),
            "it throws InvalidOperationException: no luck"
        },
        {
            "throws-early", Model("mine", members: "static Mine() => int.Parse(\"none\");"),
            "the type initializer of Mine throws FormatException: "
        },
        {
            "hangs", Model("mine", members: "public Mine() => new ManualResetEvent(false).WaitOne();"),
            "the constructor of Mine has not ended after 10 s: it hangs."
        },
        {
            "exits", Model("mine", members: "public Mine() => Environment.Exit(0);"),
            "the constructor of Mine ended the process, with exit code 0."
        },
        {
            "overflows",
            Model("mine", members: "public Mine() : this(1) { } Mine(int depth) => new Mine(depth + 1).ToString();"),
            "the constructor of Mine crashed the process: Stack overflow."
        },
        {
            "crashes",
            Model("mine", members: """
                public Mine()
                {
                    var thread = new Thread(() => throw new InvalidOperationException("elsewhere"));
                    thread.Start();
                    thread.Join();
                }
                """),
            "the constructor of Mine crashed the process: Unhandled exception. System.InvalidOperationException: "
                + "elsewhere."
        },
        {
            "empty", "public class Nothing;",
            "there is no model and no work in it: it does not use ConcurrencyCompare.dll."
        },
        {
            "none", "public class Nothing { public ConcurrencyCompare.ModelInfo Info; }",
            "no public class in it is an IConcurrencyModel or an IWork<T>."
        },
        { "hidden", Model("mine", declaration: "sealed class Mine"), "Mine cannot be made: it is not public." },
        {
            "open", Model("mine", declaration: "public sealed class Mine<TKind>"),
            "Mine`1 cannot be made: it is generic."
        },
        {
            "closed", Model("mine", members: "public Mine(int size) { }"),
            "Mine cannot be made: it has no public constructor without parameters."
        },
        { "abstract", Model("mine", declaration: "public abstract class Mine"), "no public class in it is " },
        { "null", Changed("=> new ModelInfo", "=> true ? null : new ModelInfo"), "the Info of Mine is null." },
        {
            "info-throws",
            Changed(
                "=> new ModelInfo", "=> throw new NotSupportedException(\"later\"); ModelInfo Other => new ModelInfo"),
            "the Info of Mine throws NotSupportedException: later"
        },
        {
            "odd-name", Model("My Model"),
            "the Info of Mine: 'My Model' is no name: small letters, digits and '-', at most 40."
        },
        { "line-name", Model("mine\\n"), "is no name: small letters, digits and '-', at most 40." },
        { "no-name", Model(""), "the Info of Mine: '' is no name" },
        {
            "long-name", Model(new string('m', 41)), "is no name: small letters, digits and '-', at most 40."
        },
        {
            "changing-name", Changed("\"mine\"", "\"m\" + Guid.NewGuid().ToString(\"N\")"),
            "the Info of Mine has another name each time."
        },
        {
            "odd-text", Changed("a stranger's model", "two\\nlines"),
            "the Info of Mine: its description has to be a line of at most 200 letters."
        },
        { "no-manifest", Changed("Queue = \"q\"", "Queue = null"), "the Info of Mine: its queue has to be a line" },
        {
            "no-need", Changed("RunsOnCallingThread = true", NotApplicable("WorkloadNeeds.None", "by nature")),
            "the Info of Mine: NotApplicable has an entry that says no need."
        },
        {
            "other-need", Changed("RunsOnCallingThread = true", NotApplicable("(WorkloadNeeds)4096", "by nature")),
            "the Info of Mine: NotApplicable has an entry that says no need."
        },
        {
            "no-reason", Changed("RunsOnCallingThread = true", NotApplicable("WorkloadNeeds.Window", "")),
            "the Info of Mine: its reason in NotApplicable has to be a line of at most 200 letters."
        },
        { "ours", Model("callbacks"), "there are two models of the name 'callbacks'." },
        { "peer", Model("channels"), "there are two models of the name 'channels'." },
        { "group", Model("all"), "'all' is no name of a model: it stands for several." },
        { "control", Model("mine-control"), "'mine-control' is no name of a model: " },
        { "yardstick", Model("priority-queue"), "'priority-queue' is no name of a model: " },
        { "odd-work", Work("My Work"), "plug-in odd-work.dll: a work: 'My Work' is no name" },
        { "no-workload", Work("mine").Replace("=> new([", "=> true ? null : new([", StringComparison.Ordinal),
            "plug-in no-workload.dll: the work 'mine' makes no workload: null." },
        {
            "framework",
            "[assembly: System.Runtime.Versioning.TargetFramework(\".NETFramework,Version=v4.8\")]"
                + "public class Nothing { public ConcurrencyCompare.ModelInfo Info; }",
            "it needs .NET Framework 4.8, and this is .NET 10.0."
        },
        {
            "newer",
            "[assembly: System.Runtime.Versioning.TargetFramework(\".NETCoreApp,Version=v11.0\")]"
                + "public class Nothing { public ConcurrencyCompare.ModelInfo Info; }",
            "it needs .NET 11.0, and this is .NET 10.0."
        },
        {
            "reference",
            "[assembly: System.Runtime.CompilerServices.ReferenceAssembly]"
                + "public class Nothing { public ConcurrencyCompare.ModelInfo Info; }",
            "it holds signatures for the compiler alone, and no code"
        },
    };

    public void Dispose() => _directory.Dispose();

    [Theory, MemberData(nameof(Sources))]
    public void A_plugin_that_cannot_be_used_is_refused_in_a_line(string name, string source, string expected)
    {
        AssertRefused(List(Compile(_directory.Path, name, source)), "error: plug-in", expected);
    }

    /// <summary>Here, names are read for the first time in the second process.</summary>
    [Fact]
    public void A_name_that_changes_from_process_to_process_is_refused()
    {
        var plugin = Compile(_directory.Path, "Changing", Changed("\"mine\"", "\"mine-\" + Environment.ProcessId"));

        var run = ApplicationProcess.RunBuilt("list", "--plugin", plugin);

        AssertRefused(
            new CommandLineRun(run.ExitCode, run.Output, run.Error), "plug-in: what is called mine-",
            " in one process has other names in the next.");
    }

    [Fact]
    public void A_32_bit_build_and_what_is_no_assembly_are_refused()
    {
        AssertRefused(
            List(Compile(_directory.Path, "narrow", Model("mine"), platform: Platform.X86)),
            "plug-in narrow.dll: it is built for 32-bit processors alone.");

        foreach (var (name, bytes) in new[]
        {
            ("text.dll", "no assembly"u8.ToArray()), ("nothing.dll", []), ("elf.dll", [0x7f, .. "ELF"u8, 2, 1, 1]),
        })
        {
            File.WriteAllBytes(_directory.File(name), bytes);
            AssertRefused(List(_directory.File(name)), $"plug-in {name}: it is no .NET assembly.");
        }

        File.WriteAllBytes(_directory.File("native.dll"), NativeLibrary());
        AssertRefused(List(_directory.File("native.dll")), "plug-in native.dll: it is a native library");
    }

    [Fact]
    public void What_a_plugin_needs_and_has_not_beside_it_is_named()
    {
        var library = Compile(_directory.File("library"), "Somewhere", "public class Helper;", version: "3.2.1.0");
        var plugin = Compile(
            _directory.File("plugin"), "Lonely", Model("mine", members: "public Helper Helper = new();"),
            beside: [library]);

        AssertRefused(
            List(plugin),
            "plug-in Lonely.dll: it needs Somewhere 3.2.1.0, which is neither beside it nor a part of the installed "
                + ".NET: ");

        File.WriteAllText(_directory.File("plugin/Somewhere.dll"), "damaged");
        AssertRefused(List(plugin), "it needs Somewhere 3.2.1.0, which is neither beside it nor a part of ");
    }

    /// <summary>ASP.NET Core is no part of .NET itself, and comes with its SDK.</summary>
    [Fact]
    public void What_is_installed_beside_dotnet_is_there_for_a_plugin()
    {
        var shared = Path.GetFullPath(Path.Combine(
            System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "../.."));
        var installed = Directory.GetDirectories(
            Path.Combine(shared, "Microsoft.AspNetCore.App"), $"{Environment.Version.ToString(2)}.*");
        Assert.NotEmpty(installed);
        var plugin = Compile(
            _directory.Path, "Web",
            Model("mine", members: "public Mine() => Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder();"),
            beside:
            [
                .. Directory.GetFiles(installed[0], "Microsoft.AspNetCore*.dll"),
                .. Directory.GetFiles(installed[0], "Microsoft.Extensions*.dll"),
            ]);

        var run = ApplicationProcess.RunBuilt("list", "--plugin", plugin);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("  mine ", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Ours are at hand, and not meant.</summary>
    [Fact]
    public void What_a_plugin_needs_is_not_taken_from_this_program()
    {
        var plugin = Compile(
            _directory.Path, "Leaning",
            Model("mine", members: "public Type Type = typeof(Perfolizer.Horology.TimeInterval);"));

        AssertRefused(List(plugin), "plug-in Leaning.dll: it needs Perfolizer ");
    }

    [Fact]
    public void A_plugin_that_was_built_with_another_ConcurrencyCompare_is_refused()
    {
        const string interfaces = "namespace ConcurrencyCompare { public class ModelInfo; }";
        const string user = "public class Mine { public ConcurrencyCompare.ModelInfo Info; }";
        foreach (var version in (string[])["2.0.0.0", "99.1.0.0"])
        {
            var other = Compile(_directory.File(version), "ConcurrencyCompare", interfaces, version);
            AssertRefused(
                List(Compile(_directory.Path, "Other", user, beside: [other])),
                $"plug-in Other.dll: it is built with ConcurrencyCompare {version}, and this is ");
        }
    }

    /// <summary>Of the same version, and without what this one has.</summary>
    [Fact]
    public void A_plugin_that_lacks_a_member_of_the_interface_is_refused()
    {
        const string interfaces = """
            namespace ConcurrencyCompare { public interface IConcurrencyModel { int Speed { get; } } }
            """;
        var version = typeof(IConcurrencyModel).Assembly.GetName().Version!.ToString();
        var other = Compile(_directory.File("other"), "ConcurrencyCompare", interfaces, version);
        var plugin = Compile(
            _directory.Path, "Other",
            "public class Mine : ConcurrencyCompare.IConcurrencyModel { public int Speed => 1; }", beside: [other]);

        AssertRefused(
            List(plugin), "plug-in Other.dll: a class in it cannot be loaded: ",
            "It may be built with another ConcurrencyCompare.dll than this one.");
    }

    [Fact]
    public void Two_plugins_with_a_model_or_a_work_of_one_name_are_refused()
    {
        var one = Compile(_directory.Path, "One", Model("mine"));
        var two = Compile(_directory.Path, "Two", Model("mine"));
        AssertRefused(List(one, two), "plug-in: there are two models of the name 'mine'.");

        var three = Compile(_directory.Path, "Three", Work("mine"));
        var four = Compile(_directory.Path, "Four", Work("mine"));
        AssertRefused(List(three, four), "plug-in: there are two works of the name 'mine'.");
    }

    [Fact]
    public void A_path_that_leads_to_no_plugin_is_refused()
    {
        File.WriteAllText(_directory.File("All.sln"), "");
        File.WriteAllText(_directory.File("All.slnx"), "");
        File.WriteAllText(_directory.File("notes.txt"), "");
        AssertRefused(List(_directory.File("absent.dll")), "absent.dll: there is no such file.");
        AssertRefused(List(_directory.File("absent.csproj")), "absent.csproj: there is no such file.");
        AssertRefused(
            List(_directory.Path), "it is a folder: name the project (.csproj) or the assembly (.dll) in it.");
        AssertRefused(List(_directory.File("All.sln")), "it is a solution: name one of its projects (.csproj).");
        AssertRefused(List(_directory.File("All.slnx")), "it is a solution: name one of its projects (.csproj).");
        AssertRefused(List(_directory.File("notes.txt")), "it is neither a project (.csproj) nor an assembly (.dll).");
        AssertRefused(List(""), "--plugin takes a path");
        AssertRefused(CommandLineRun.Of("list", "--plugin"), "--plugin");
        AssertRefused(CommandLineRun.Of("doctor", "--plugin", "a.dll"), "--plugin");
    }

    [Fact]
    public void The_scenario_of_works_is_refused_where_no_plugin_has_one()
    {
        var plugin = Compile(_directory.Path, "Mine", Model("mine"));

        foreach (var given in (string[][])[[], ["--plugin", plugin]])
        {
            var run = ApplicationProcess.RunBuilt(
                ["benchmarks", "--scenarios", "throughput,real-work", "--dry-run", .. given]);
            AssertRefused(
                new CommandLineRun(run.ExitCode, run.Output, run.Error),
                "real-work measures the works of plug-ins, and there are none: name a plug-in that has one, with "
                    + "--plugin.");
        }
    }

    private static CommandLineRun List(params string[] plugins) =>
        CommandLineRun.Of(["list", .. plugins.SelectMany(plugin => (string[])["--plugin", plugin])]);

    private static string Changed(string part, string change)
    {
        var model = Model("mine");
        Assert.Contains(part, model, StringComparison.Ordinal);
        return model.Replace(part, change, StringComparison.Ordinal);
    }

    /// <summary>The smallest program file of Windows, without anything of .NET in it.</summary>
    private static byte[] NativeLibrary()
    {
        var file = new byte[1024];
        "MZ"u8.CopyTo(file);
        file[0x3c] = 0x40;
        "PE\0\0"u8.CopyTo(file.AsSpan(0x40));
        BitConverter.TryWriteBytes(file.AsSpan(0x44), (ushort)0x8664);
        BitConverter.TryWriteBytes(file.AsSpan(0x54), (ushort)240);
        BitConverter.TryWriteBytes(file.AsSpan(0x56), (ushort)0x2022);
        BitConverter.TryWriteBytes(file.AsSpan(0x58), (ushort)0x20b);
        BitConverter.TryWriteBytes(file.AsSpan(0xc4), 16);
        return file;
    }
}
