using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Discovery;

/// <summary>The portable debug symbols of an assembly, beside it or inside it.</summary>
internal sealed class SymbolFile : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReaderProvider _symbols;
    private readonly MetadataReader _reader;
    private readonly Module _module;

    private SymbolFile(PEReader image, MetadataReaderProvider symbols, Module module)
    {
        _image = image;
        _symbols = symbols;
        _reader = symbols.GetMetadataReader();
        _module = module;
    }

    /// <summary>Opens the symbols; null if there are none that can be read.</summary>
    internal static SymbolFile? Open(Assembly assembly)
    {
        if (string.IsNullOrEmpty(assembly.Location))
        {
            return null;
        }

        var image = new PEReader(File.OpenRead(assembly.Location));
        try
        {
            if (image.TryOpenAssociatedPortablePdb(assembly.Location, OpenIfThere, out var symbols, out _) && symbols is not null)
            {
                return new SymbolFile(image, symbols, assembly.ManifestModule);
            }
        }
        catch (BadImageFormatException)
        {
            // Symbols of another build: the places are unknown then, and the tests run all the same.
        }

        image.Dispose();
        return null;
    }

    /// <summary>Adds file and line of the method's first statement, where the symbols have them.</summary>
    internal TestDescriptor Locate(TestDescriptor test, MethodInfo method)
    {
        if (method.Module != _module)
        {
            return test;
        }

        var body = method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType
            .GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Instance) ?? method;
        var handle = MetadataTokens.MethodDefinitionHandle(body.MetadataToken & 0x00FFFFFF);
        foreach (var point in _reader.GetMethodDebugInformation(handle).GetSequencePoints())
        {
            if (!point.IsHidden)
            {
                var document = _reader.GetDocument(point.Document);
                return test with { File = _reader.GetString(document.Name), Line = point.StartLine };
            }
        }

        return test;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _symbols.Dispose();
        _image.Dispose();
    }

    private static FileStream? OpenIfThere(string path) => File.Exists(path) ? File.OpenRead(path) : null;
}
