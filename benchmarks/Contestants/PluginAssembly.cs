using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Runtime.Versioning;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>What an assembly says of itself, read without running any of it.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Module">The name that the compiler gave to all that it compiled.</param>
/// <param name="InformationalVersion">Its version in words, behind which the SDK writes the commit.</param>
/// <param name="IsOptimized">Whether it may be compiled to fast code.</param>
internal sealed record PluginAssembly(Version Version, Guid Module, string? InformationalVersion, bool IsOptimized)
{
    private static readonly AssemblyName Interfaces = typeof(IConcurrencyModel).Assembly.GetName();

    /// <summary>Reads one that this program can load.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static PluginAssembly Read(string path)
    {
        try
        {
            using var image = new PEReader(File.OpenRead(path));
            return Read(image, path);
        }
        catch (BadImageFormatException)
        {
            throw Refusal(path, "it is no .NET assembly.");
        }
        catch (Exception failed) when (Cause.IsRefusal(failed))
        {
            throw Refusal(path, $"it cannot be read: {Cause.Of(failed)}");
        }
    }

    /// <summary>Why a plug-in is not taken.</summary>
    public static UsageException Refusal(string path, string why) => new($"plug-in {Path.GetFileName(path)}: {why}");

    private static PluginAssembly Read(PEReader image, string path)
    {
        if (!image.HasMetadata) throw Refusal(path, "it is a native library, and no .NET assembly.");

        var reader = image.GetMetadataReader();
        if (!reader.IsAssembly) throw Refusal(path, "it is a part of an assembly, and none itself.");

        var attributes = reader.GetAssemblyDefinition().GetCustomAttributes()
            .Select(reader.GetCustomAttribute)
            .GroupBy(attribute => NameOf(reader, attribute))
            .ToDictionary(attribute => attribute.Key, attribute => reader.GetBlobReader(attribute.First().Value));
        if (FaultOf(image, reader, attributes) is { } fault) throw Refusal(path, fault);

        return new PluginAssembly(
            reader.GetAssemblyDefinition().Version,
            reader.GetGuid(reader.GetModuleDefinition().Mvid),
            Text(attributes, nameof(AssemblyInformationalVersionAttribute)),
            !IsDebugBuild(attributes));
    }

    private static string? FaultOf(
        PEReader image, MetadataReader reader, Dictionary<string, BlobReader> attributes)
    {
        const CorFlags kinds = CorFlags.Requires32Bit | CorFlags.Prefers32Bit;
        if ((image.PEHeaders.CorHeader!.Flags & kinds) == CorFlags.Requires32Bit && Environment.Is64BitProcess)
            return "it is built for 32-bit processors alone.";
        if (attributes.ContainsKey(nameof(ReferenceAssemblyAttribute)))
            return "it holds signatures for the compiler alone, and no code: the one in the folder bin has the code.";
        if (Text(attributes, nameof(TargetFrameworkAttribute)) is { } framework && FaultOf(framework) is { } fault)
            return fault;

        var versions = reader.AssemblyReferences.Select(reader.GetAssemblyReference)
            .Where(reference => reader.GetString(reference.Name) == Interfaces.Name)
            .Select(reference => reference.Version)
            .ToList();
        if (versions.Count == 0)
            return $"there is no model and no work in it: it does not use {Interfaces.Name}.dll.";
        return versions.Find(version => version > Interfaces.Version || version.Major != Interfaces.Version!.Major)
            is { } other
                ? $"it is built with {Interfaces.Name} {other}, and this is {Interfaces.Version}: build it with this."
                : null;
    }

    private static string? FaultOf(string framework)
    {
        var name = new FrameworkName(framework);
        var ours = new Version(Environment.Version.Major, Environment.Version.Minor);
        return name.Identifier switch
        {
            ".NETStandard" => null,
            ".NETCoreApp" when name.Version <= ours => null,
            ".NETCoreApp" => $"it needs .NET {name.Version}, and this is .NET {ours}.",
            ".NETFramework" => $"it needs .NET Framework {name.Version}, and this is .NET {ours}.",
            _ => $"it needs {framework}, and this is .NET {ours}.",
        };
    }

    private static bool IsDebugBuild(Dictionary<string, BlobReader> attributes)
    {
        const int withoutOptimizations = (int)DebuggableAttribute.DebuggingModes.DisableOptimizations;
        return attributes.TryGetValue(nameof(DebuggableAttribute), out var modes)
            && modes.Length == 8
            && modes.ReadUInt16() == 1
            && (modes.ReadInt32() & withoutOptimizations) != 0;
    }

    private static string? Text(Dictionary<string, BlobReader> attributes, string name) =>
        attributes.TryGetValue(name, out var value) && value.ReadUInt16() == 1 ? value.ReadSerializedString() : null;

    private static string NameOf(MetadataReader reader, CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MemberReference => reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
            is { Kind: HandleKind.TypeReference } type
                ? reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name) : "",
        // Defined in the assembly itself.
        _ => "",
    };
}
