using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace TrialNet.Trial.Stacks;

/// <summary>Finds lines of source by the symbols that lie beside assemblies or inside them.</summary>
internal sealed class SourceLines : IDisposable
{
    private readonly Dictionary<string, (PEReader Image, MetadataReaderProvider? Symbols)> _modules = new(StringComparer.Ordinal);

    /// <summary>Finds a line.</summary>
    /// <param name="module">The path of the assembly.</param>
    /// <param name="methodToken">The method in it.</param>
    /// <param name="offset">The offset in the method's code.</param>
    /// <returns>File and line; null if the symbols do not have it.</returns>
    public (string File, int Line)? Find(string? module, int methodToken, int offset)
    {
        if (module is null || offset < 0 || Open(module) is not { } symbols)
        {
            return null;
        }

        // What the runtime makes itself, such as the way into native code, has a number that no table of the assembly goes up to.
        var reader = symbols.GetMetadataReader();
        var row = methodToken & 0x00FFFFFF;
        if (row == 0 || row > reader.MethodDebugInformation.Count)
        {
            return null;
        }

        SequencePoint? found = null;
        foreach (var point in reader.GetMethodDebugInformation(MetadataTokens.MethodDefinitionHandle(row)).GetSequencePoints())
        {
            if (!point.IsHidden && point.Offset <= offset)
            {
                found = point;
            }
        }

        return found is { } line ? (reader.GetString(reader.GetDocument(line.Document).Name), line.StartLine) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (image, symbols) in _modules.Values)
        {
            symbols?.Dispose();
            image.Dispose();
        }
    }

    private MetadataReaderProvider? Open(string path)
    {
        if (_modules.TryGetValue(path, out var known))
        {
            return known.Symbols;
        }

        if (!File.Exists(path))
        {
            return null;
        }

        var image = new PEReader(File.OpenRead(path));
        MetadataReaderProvider? symbols = null;
        try
        {
            image.TryOpenAssociatedPortablePdb(path, static name => File.Exists(name) ? File.OpenRead(name) : null, out symbols, out _);
        }
        catch (BadImageFormatException)
        {
            // Symbols of another build: the frame is shown without its place.
        }

        _modules[path] = (image, symbols);
        return symbols;
    }
}
