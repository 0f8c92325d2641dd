using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TrialNet.Twistd.Plugins;

/// <summary>Reads from an assembly's tables, without loading it, which of its types implement an interface.</summary>
internal static class PluginMetadata
{
    /// <summary>Finds the public classes that can be made with new() and implement an interface, themselves or through a base class of the same assembly.</summary>
    /// <param name="file">The assembly.</param>
    /// <param name="contract">The interface.</param>
    /// <returns>Their full names, as reflection wants them; none for a file of native code.</returns>
    /// <exception cref="BadImageFormatException">It is no assembly.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<string> Find(string file, Type contract)
    {
        using var image = new PEReader(File.OpenRead(file));
        if (!image.HasMetadata)
        {
            return [];
        }

        var tables = image.GetMetadataReader();
        return [.. tables.TypeDefinitions.Where(type => IsMakeable(tables, type) && Implements(tables, type, contract)).Select(type => NameOf(tables, type))];
    }

    private static bool IsMakeable(MetadataReader tables, TypeDefinitionHandle handle)
    {
        var type = tables.GetTypeDefinition(handle);
        var visibility = type.Attributes & TypeAttributes.VisibilityMask;
        return visibility is TypeAttributes.Public or TypeAttributes.NestedPublic
            && (type.Attributes & (TypeAttributes.Abstract | TypeAttributes.Interface)) == 0
            && type.GetGenericParameters().Count == 0
            && type.GetMethods().Select(tables.GetMethodDefinition).Any(method => IsDefaultConstructor(tables, method));
    }

    private static bool IsDefaultConstructor(MetadataReader tables, MethodDefinition method)
    {
        if (!tables.StringComparer.Equals(method.Name, ".ctor") || (method.Attributes & MethodAttributes.MemberAccessMask) != MethodAttributes.Public)
        {
            return false;
        }

        // The signature begins with its kind and the number of parameters.
        var signature = tables.GetBlobReader(method.Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger() == 0;
    }

    private static bool Implements(MetadataReader tables, TypeDefinitionHandle handle, Type contract)
    {
        var type = tables.GetTypeDefinition(handle);
        return type.GetInterfaceImplementations().Any(implemented => Is(tables, tables.GetInterfaceImplementation(implemented).Interface, contract))
            || (type.BaseType is { IsNil: false, Kind: HandleKind.TypeDefinition } parent && Implements(tables, (TypeDefinitionHandle)parent, contract));
    }

    private static bool Is(MetadataReader tables, EntityHandle handle, Type contract)
    {
        if (handle.Kind != HandleKind.TypeReference)
        {
            return false;
        }

        var type = tables.GetTypeReference((TypeReferenceHandle)handle);
        return tables.StringComparer.Equals(type.Name, contract.Name)
            && tables.StringComparer.Equals(type.Namespace, contract.Namespace ?? "")
            && type.ResolutionScope.Kind == HandleKind.AssemblyReference
            && tables.StringComparer.Equals(tables.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name, contract.Assembly.GetName().Name!);
    }

    private static string NameOf(MetadataReader tables, TypeDefinitionHandle handle)
    {
        var type = tables.GetTypeDefinition(handle);
        var name = tables.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{NameOf(tables, outer)}+{name}"
            : tables.GetString(type.Namespace) is { Length: > 0 } space ? $"{space}.{name}"
            : name;
    }
}
