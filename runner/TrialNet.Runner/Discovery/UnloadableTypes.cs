using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Discovery;

/// <summary>
/// Types that the runtime cannot load, mostly since an assembly is missing. What tests they have is read from the file, so that each
/// is told as an error; the tests of all other types run.
/// </summary>
internal sealed class UnloadableTypes : IDisposable
{
    /// <summary>Stands for the tests of a class whose tests cannot be known, since they would be those of a base class.</summary>
    private const string All = "(all)";

    private readonly PEReader _image;
    private readonly MetadataReader _metadata;

    private UnloadableTypes(Assembly assembly)
    {
        _image = new PEReader(File.OpenRead(assembly.Location));
        _metadata = _image.GetMetadataReader();
    }

    /// <summary>The types of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="tests">Takes the tests of those that cannot be loaded.</param>
    /// <returns>Those that can.</returns>
    internal static IReadOnlyCollection<Type> Load(Assembly assembly, List<TestDescriptor> tests)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException incomplete) when (assembly.Location.Length > 0)
        {
            List<Type> loaded = [.. incomplete.Types.OfType<Type>()];
            using var file = new UnloadableTypes(assembly);
            file.DescribeOthers(assembly.ManifestModule, loaded.Select(static type => type.MetadataToken).ToHashSet(), tests);
            return loaded;
        }
    }

    /// <summary>The tests of a type that was loaded, but whose members cannot be looked up.</summary>
    /// <param name="type">The type.</param>
    /// <param name="error">Why not.</param>
    internal static IEnumerable<TestDescriptor> Describe(Type type, Exception error)
    {
        using var file = new UnloadableTypes(type.Assembly);
        var handle = (TypeDefinitionHandle)MetadataTokens.EntityHandle(type.MetadataToken);
        return [.. file.Describe(handle, error, namesCount: typeof(TestCase).IsAssignableFrom(type))];
    }

    /// <inheritdoc/>
    public void Dispose() => _image.Dispose();

    private void DescribeOthers(Module module, HashSet<int> loaded, List<TestDescriptor> tests)
    {
        foreach (var handle in _metadata.TypeDefinitions)
        {
            var token = MetadataTokens.GetToken(handle);
            if (loaded.Contains(token) || NameOf(handle).Contains('<', StringComparison.Ordinal))
            {
                continue;
            }

            try
            {
                module.ResolveType(token);
            }
            catch (Exception error)
            {
                tests.AddRange(Describe(handle, error, namesCount: true));
            }
        }
    }

    private IEnumerable<TestDescriptor> Describe(TypeDefinitionHandle handle, Exception error, bool namesCount)
    {
        var type = _metadata.GetTypeDefinition(handle);
        List<string> methods =
        [
            .. type.GetMethods().Select(_metadata.GetMethodDefinition)
                .Where(method => IsTest(method, namesCount))
                .Select(method => _metadata.GetString(method.Name)),
        ];
        if (methods.Count == 0 && namesCount && MayInheritTests(handle))
        {
            methods.Add(All);
        }

        var outermost = type;
        while (!outermost.GetDeclaringType().IsNil)
        {
            outermost = _metadata.GetTypeDefinition(outermost.GetDeclaringType());
        }

        var space = _metadata.GetString(outermost.Namespace);
        var name = NameOf(handle);
        var prefix = space.Length == 0 ? name : $"{space}.{name}";
        var reason = $"{name}: {error.Message.ReplaceLineEndings(" ").Trim()}";
        return methods.Distinct(StringComparer.Ordinal)
            .Select(method => new TestDescriptor($"{prefix}.{method}", space, name, method, null, 0, TimeSpan.Zero, reason));
    }

    private bool IsTest(MethodDefinition method, bool namesCount) =>
        (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public
        && ((namesCount && _metadata.GetString(method.Name).StartsWith("Test", StringComparison.Ordinal))
            || method.GetCustomAttributes().Any(handle => IsMark(_metadata.GetCustomAttribute(handle))));

    private bool IsMark(CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && _metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
        && IsCalled((TypeReferenceHandle)type, typeof(TestAttribute));

    /// <summary>Whether a class derives from TestCase, or from something of which the file does not tell.</summary>
    private bool MayInheritTests(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.Abstract) == 0 && type.BaseType.Kind switch
        {
            HandleKind.TypeDefinition => MayInheritTests((TypeDefinitionHandle)type.BaseType),
            HandleKind.TypeReference => !IsOfRuntime((TypeReferenceHandle)type.BaseType),
            _ => true,
        };
    }

    private bool IsOfRuntime(TypeReferenceHandle handle) =>
        _metadata.StringComparer.StartsWith(_metadata.GetTypeReference(handle).Namespace, nameof(System));

    private bool IsCalled(TypeReferenceHandle handle, Type type)
    {
        var reference = _metadata.GetTypeReference(handle);
        return _metadata.StringComparer.Equals(reference.Name, type.Name) && _metadata.StringComparer.Equals(reference.Namespace, type.Namespace!);
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var name = _metadata.GetString(type.Name);
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        var simple = tick < 0 ? name : name[..tick];
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{NameOf(outer)}+{simple}" : simple;
    }
}
