using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TrialNet.Trial.Targets;

/// <summary>Looks into an assembly without loading it.</summary>
internal static class TypeNames
{
    /// <summary>Whether an assembly has a class of a name, so that "no such class" can be told from "no tests in it".</summary>
    /// <param name="file">The assembly, or the executable beside it.</param>
    /// <param name="name">The class, with or without its namespace.</param>
    /// <returns>Whether it has; false if it cannot be read.</returns>
    public static bool Contains(string file, string name)
    {
        try
        {
            using var stream = File.OpenRead(Assembly(file));
            using var image = new PEReader(stream);
            return image.HasMetadata && Contains(image.GetMetadataReader(), name);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Assembly(string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".DLL" => file,
        ".EXE" => Path.ChangeExtension(file, ".dll"),
        _ => file + ".dll",
    };

    private static bool Contains(MetadataReader metadata, string name)
    {
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            var simple = metadata.GetString(type.Name);
            if (simple == name || $"{metadata.GetString(type.Namespace)}.{simple}" == name)
            {
                return true;
            }
        }

        return false;
    }
}
