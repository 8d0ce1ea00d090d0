using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace ConcurrencyCompare.Tests.Packages;

/// <summary>What a packed assembly and its packed symbols say, read as debuggers do.</summary>
internal sealed class PackedSymbols : IDisposable
{
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSourceKind = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly PEReader _assembly;
    private readonly MetadataReaderProvider? _provider;

    public PackedSymbols(byte[] assembly, byte[] symbols)
    {
        _assembly = new PEReader(new MemoryStream(assembly));
        if (symbols.Length > 0) _provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
    }

    private MetadataReader Symbols => _provider!.GetMetadataReader();

    private MetadataReader Assembly => _assembly.GetMetadataReader();

    public Version AssemblyVersion => Assembly.GetAssemblyDefinition().Version;

    public string InformationalVersion => Assembly.GetAssemblyDefinition().GetCustomAttributes()
        .Select(Assembly.GetCustomAttribute)
        .Where(attribute => NameOf(attribute) == "AssemblyInformationalVersionAttribute")
        .Select(attribute =>
        {
            var value = Assembly.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            return value.ReadSerializedString()!;
        })
        .Single();

    /// <summary>Whether the assembly names these symbols.</summary>
    public bool AreOfTheAssembly
    {
        get
        {
            var entry = _assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
            var named = _assembly.ReadCodeViewDebugDirectoryData(entry).Guid;
            return new BlobContentId(Symbols.DebugMetadataHeader!.Id).Guid == named;
        }
    }

    public string SourceLink => Encoding.UTF8.GetString(Of(EntityHandle.ModuleDefinition, SourceLinkKind).Single());

    public IEnumerable<(string Name, bool IsEmbedded)> Documents => Symbols.Documents.Select(document => (
        Symbols.GetString(Symbols.GetDocument(document).Name), Of(document, EmbeddedSourceKind).Any()));

    public void Dispose()
    {
        _provider?.Dispose();
        _assembly.Dispose();
    }

    private IEnumerable<byte[]> Of(EntityHandle parent, Guid kind) => Symbols.GetCustomDebugInformation(parent)
        .Select(Symbols.GetCustomDebugInformation)
        .Where(information => Symbols.GetGuid(information.Kind) == kind)
        .Select(information => Symbols.GetBlobBytes(information.Value));

    private string NameOf(CustomAttribute attribute)
    {
        var constructor = Assembly.GetMemberReference((MemberReferenceHandle)attribute.Constructor);
        return Assembly.GetString(Assembly.GetTypeReference((TypeReferenceHandle)constructor.Parent).Name);
    }
}
