<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>AddressForm</name>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>For example an RTSP or HTTP stream.</source>
        <translation>Por ejemplo, una emisión RTSP o HTTP.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>AddressSheet</name>
    <message>
        <source>Open a network address</source>
        <translation>Abrir una dirección de red</translation>
    </message>
</context>
<context>
    <name>AnnotateControls</name>
    <message>
        <source>Checkpoint</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Save results</source>
        <translation>Guardar resultados</translation>
    </message>
    <message>
        <source>next to each video, or in %1 if that folder is read-only</source>
        <translation>junto a cada vídeo, o en %1 si esa carpeta es de solo lectura</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>en %1</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
    <message>
        <source>Next to each video</source>
        <translation>Junto a cada vídeo</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Written as NAME%1</source>
        <translation>Se guarda como NAME%1</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Video with overlays</source>
        <translation>Vídeo con marcos</translation>
    </message>
    <message>
        <source>Faces hidden</source>
        <translation>Ocultar caras</translation>
    </message>
    <message>
        <source>Draw boxes</source>
        <translation>Dibujar marcos</translation>
    </message>
    <message>
        <source>Draw labels</source>
        <translation>Dibujar nombres</translation>
    </message>
    <message>
        <source>Draw bars</source>
        <translation>Dibujar barras</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anónimo</translation>
    </message>
    <message>
        <source>No picture is written, and neither the video&apos;s folder nor its fingerprint.</source>
        <translation>No se guarda ninguna imagen, ni la carpeta del vídeo ni su huella.</translation>
    </message>
    <message>
        <source>A face that is never found is not hidden: check before you publish.</source>
        <translation>Una cara que no se encuentra no se oculta: compruébelo antes de publicar.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Table and page</source>
        <translation>Tabla y página</translation>
    </message>
    <message>
        <source>Segments: each video&apos;s own markers</source>
        <translation>Segmentos: marcas de cada vídeo</translation>
    </message>
    <message>
        <source>Segments for all: %1</source>
        <translation>Segmentos para todos: %1</translation>
    </message>
    <message>
        <source>Markers file…</source>
        <translation>Marcas…</translation>
    </message>
    <message>
        <source>A table with the columns start, end and label, in seconds</source>
        <translation>Una tabla con las columnas start, end y label, en segundos</translation>
    </message>
    <message>
        <source>Each video&apos;s own</source>
        <translation>Las de cada vídeo</translation>
    </message>
    <message>
        <source>Segments for every summary</source>
        <translation>Segmentos para cada resumen</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marcas</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
</context>
<context>
    <name>AnnotatePage</name>
    <message>
        <source>Annotate</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>%1 of %2 finished</source>
        <translation>%1 de %2 terminados</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>, %1 con error</translation>
    </message>
    <message>
        <source>all finished</source>
        <translation>todo terminado</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Quitar terminados</translation>
    </message>
    <message>
        <source>Nothing can be annotated yet: %1</source>
        <translation>Todavía no se puede anotar nada: %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Several people…</source>
        <translation>Varias personas…</translation>
    </message>
    <message>
        <source>Several people: what they show on average, over time and by segment</source>
        <translation>Varias personas: lo que muestran en promedio, en el tiempo y por segmento</translation>
    </message>
</context>
<context>
    <name>AppActions</name>
    <message>
        <source>Pause or continue</source>
        <translation>Pausar o continuar</translation>
    </message>
    <message>
        <source>Record, or end the record</source>
        <translation>Empezar o terminar la grabación</translation>
    </message>
    <message>
        <source>Set a marker, then label it</source>
        <translation>Poner una marca y nombrarla</translation>
    </message>
    <message>
        <source>marker</source>
        <translation>marca</translation>
    </message>
    <message>
        <source>Set a marker with its label</source>
        <translation>Poner una marca con nombre</translation>
    </message>
    <message>
        <source>Save a snapshot</source>
        <translation>Guardar una imagen</translation>
    </message>
    <message>
        <source>Open the recordings folder</source>
        <translation>Abrir la carpeta de grabaciones</translation>
    </message>
    <message>
        <source>Choose the source</source>
        <translation>Elegir la fuente</translation>
    </message>
    <message>
        <source>Choose the checkpoint</source>
        <translation>Elegir el modelo</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Abrir un archivo</translation>
    </message>
    <message>
        <source>Open a network address</source>
        <translation>Abrir una dirección de red</translation>
    </message>
    <message>
        <source>Follow the next face</source>
        <translation>Seguir la cara siguiente</translation>
    </message>
    <message>
        <source>Mirror the camera</source>
        <translation>Reflejar la cámara</translation>
    </message>
    <message>
        <source>Show boxes</source>
        <translation>Mostrar marcos</translation>
    </message>
    <message>
        <source>Show labels</source>
        <translation>Mostrar nombres</translation>
    </message>
    <message>
        <source>Show confidence bars</source>
        <translation>Mostrar barras</translation>
    </message>
    <message>
        <source>Show the timeline</source>
        <translation>Mostrar la cronología</translation>
    </message>
    <message>
        <source>Next view: details, audience, crowd</source>
        <translation>Vista siguiente: detalles, público, multitud</translation>
    </message>
    <message>
        <source>Show the side bar</source>
        <translation>Mostrar la barra lateral</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Oscuro o claro</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>List the shortcuts</source>
        <translation>Lista de atajos</translation>
    </message>
    <message>
        <source>What a label means, and what it does not</source>
        <translation>Qué significa una etiqueta, y qué no</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Hacer el recorrido</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 a 9</translation>
    </message>
    <message>
        <source>Put several people together</source>
        <translation>Reunir a varias personas</translation>
    </message>
    <message>
        <source>Share with browsers, or end it</source>
        <translation>Compartir con navegadores, o dejar de hacerlo</translation>
    </message>
    <message>
        <source>Compare with another checkpoint</source>
        <translation>Comparar con otro modelo</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Look inside the network, at the chosen face of a picture that stands still</source>
        <translation>Mirar dentro de la red, en la cara elegida de una imagen detenida</translation>
    </message>
    <message>
        <source>Pause the video first: a look inside is at one picture of a file.</source>
        <translation>Detenga antes el vídeo: se mira dentro de la red con una imagen de un archivo.</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>Parar %1</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Esperando…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marca</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Record the picture too</source>
        <translation>Grabar también la imagen</translation>
    </message>
    <message>
        <source>Also records the picture, not just the readings</source>
        <translation>Graba también la imagen, no solo las lecturas</translation>
    </message>
    <message>
        <source>Recordings and snapshots are saved in %1  (%2)</source>
        <translation>Las grabaciones e imágenes se guardan en %1  (%2)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
</context>
<context>
    <name>CheckpointPicker</name>
    <message>
        <source>Choose a checkpoint</source>
        <translation>Elija un modelo</translation>
    </message>
    <message>
        <source>None in the folder</source>
        <translation>Ninguno en la carpeta</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>%1 (loading)</source>
        <translation>%1 (cargando)</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>What each checkpoint is for, and how good it is</source>
        <translation>Para qué sirve cada modelo y cómo es de bueno</translation>
    </message>
</context>
<context>
    <name>CheckpointSheet</name>
    <message>
        <source>Checkpoints</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>New faces: 825 press portraits and film stills that no training saw, from picture to label. A face that is not found counts as wrong. Averaged over expressions, rare ones count as much as frequent ones (mean recall).</source>
        <translation>Caras nuevas: 825 retratos de prensa y fotogramas que ningún entrenamiento vio, de la imagen a la etiqueta. Una cara no encontrada cuenta como error. En la media entre expresiones, las raras cuentan tanto como las frecuentes (exhaustividad media).</translation>
    </message>
    <message>
        <source>Figures on FER-2013&apos;s own crops say how well a checkpoint agrees with the labels that it learnt from. Those of different labels cannot be compared, and none of them says how it reads people before a camera.</source>
        <translation>Las cifras sobre los recortes de FER-2013 dicen cuánto coincide un modelo con las etiquetas de las que aprendió. Las de etiquetas distintas no se pueden comparar, y ninguna dice cómo lee a personas ante una cámara.</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Comparison</source>
        <translation>Comparación</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Comparar con…</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>There is no frame in which both read this face.</source>
        <translation>En ninguna imagen leen ambas esta cara.</translation>
    </message>
    <message>
        <source>%1: agree on %2 % of 1 reading</source>
        <translation>%1: coinciden en el %2 % de 1 lectura</translation>
    </message>
    <message>
        <source>%1: agree on %2 % of %3 readings</source>
        <translation>%1: coinciden en el %2 % de %3 lecturas</translation>
    </message>
    <message>
        <source>%1 (κ %2)</source>
        <translation>%1 (κ %2)</translation>
    </message>
    <message>
        <source>All faces: %1 % of %2</source>
        <translation>Todas las caras: %1 % de %2</translation>
    </message>
    <message>
        <source>In %1 of them one names a class that the other does not have.</source>
        <translation>En %1 de ellas una nombra una clase que la otra no tiene.</translation>
    </message>
    <message>
        <source>Here: %1 / %2</source>
        <translation>Aquí: %1 / %2</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>ninguna diferencia</translation>
    </message>
    <message>
        <source>1 difference</source>
        <translation>1 diferencia</translation>
    </message>
    <message>
        <source>%1 differences</source>
        <translation>%1 diferencias</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Terminar la comparación</translation>
    </message>
</context>
<context>
    <name>ComparePicker</name>
    <message>
        <source>Compare with…</source>
        <translation>Comparar con…</translation>
    </message>
    <message>
        <source>%1 (loading)</source>
        <translation>%1 (cargando)</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparar con</translation>
    </message>
    <message>
        <source>Compare no longer</source>
        <translation>Dejar de comparar</translation>
    </message>
    <message>
        <source>The lower bars are its own. Records keep both.</source>
        <translation>Las barras de abajo son suyas. Las grabaciones guardan ambos modelos.</translation>
    </message>
    <message>
        <source>Both say the same of %1 % of the faces in the last minute.</source>
        <translation>Los dos dicen lo mismo del %1 % de las caras del último minuto.</translation>
    </message>
</context>
<context>
    <name>ConsentSheet</name>
    <message>
        <source>Before the recording</source>
        <translation>Antes de grabar</translation>
    </message>
    <message>
        <source>This text as a QR code</source>
        <translation>Este texto como código QR</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>your name, and how to reach you</source>
        <translation>su nombre y cómo contactarle</translation>
    </message>
    <message>
        <source>By whom faces are read</source>
        <translation>Quién lee las caras</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Hasta cuándo</translation>
    </message>
    <message>
        <source>for example: 31 May, then it is deleted</source>
        <translation>por ejemplo: 31 de mayo; luego se borra</translation>
    </message>
    <message>
        <source>Until when the recording is kept</source>
        <translation>Hasta cuándo se conserva la grabación</translation>
    </message>
    <message>
        <source>The record keeps this text and the time at which it was shown. The settings can turn this page off.</source>
        <translation>La grabación conserva este texto y la hora en que se mostró. Esta página se puede desactivar en los ajustes.</translation>
    </message>
    <message>
        <source>Begin recording</source>
        <translation>Empezar a grabar</translation>
    </message>
    <message>
        <source>Save for printing</source>
        <translation>Guardar para imprimir</translation>
    </message>
    <message>
        <source>A page to hang up, with this text as a QR code (PDF)</source>
        <translation>Una página para colgar, con este texto como código QR (PDF)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>CrowdPanel</name>
    <message>
        <source>unsure</source>
        <translation>dudoso</translation>
    </message>
    <message>
        <source>1 face</source>
        <translation>1 cara</translation>
    </message>
    <message>
        <source>%1 faces</source>
        <translation>%1 caras</translation>
    </message>
    <message>
        <source>Counts begin with three faces, so that they never tell what one person shows.</source>
        <translation>Se cuenta a partir de tres caras, para no revelar nunca lo que muestra una persona.</translation>
    </message>
    <message>
        <source>Counted over all faces in view; nobody is singled out.</source>
        <translation>Se cuentan todas las caras a la vista; no se señala a nadie.</translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>entrenamiento %1</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>validación %1</translation>
    </message>
    <message>
        <source>epoch 1</source>
        <translation>época 1</translation>
    </message>
    <message>
        <source>best %1, epoch %2</source>
        <translation>mejor %1, época %2</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>antes %1</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop videos, pictures or folders here</source>
        <translation>Suelte aquí vídeos, imágenes o carpetas</translation>
    </message>
    <message>
        <source>Drop more here</source>
        <translation>Suelte más aquí</translation>
    </message>
    <message>
        <source>Every frame is read, and the results are saved as a table: who, where, when, and which expression. Then play it back with all of that in view.</source>
        <translation>Se lee cada fotograma y el resultado se guarda como tabla: quién, dónde, cuándo y qué expresión. Después se puede reproducir con todo ello a la vista.</translation>
    </message>
    <message>
        <source>A finished video says what came of it, such as “1 face, mostly happy, 4 changes”.</source>
        <translation>Un vídeo terminado dice qué se obtuvo, por ejemplo «1 cara, sobre todo alegría, 4 cambios».</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Archivos…</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
</context>
<context>
    <name>EvaluationPanel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>How good is it?</source>
        <translation>¿Qué tan bueno es?</translation>
    </message>
    <message>
        <source>Checkpoint to evaluate</source>
        <translation>Modelo que evaluar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Whole report</source>
        <translation>Informe completo</translation>
    </message>
    <message>
        <source>The faces are being read…</source>
        <translation>Se leen las caras…</translation>
    </message>
    <message>
        <source>class</source>
        <translation>clase</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>caras</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>precisión</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>exhaustividad</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>%1 reads %2 of %3 faces rightly. Balanced accuracy %4, macro F1 %5, calibration error %6.</source>
        <translation>%1 lee bien el %2 de %3 caras. Exactitud equilibrada %4, F1 macro %5, error de calibración %6.</translation>
    </message>
    <message>
        <source>%1 of these faces are also among those to learn from.</source>
        <translation>%1 de estas caras también están entre las de aprendizaje.</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Caras</translation>
    </message>
    <message>
        <source>A folder without parts is read whole: what was learnt from it counts, too.</source>
        <translation>Una carpeta sin partes se lee entera: también cuenta lo que sirvió para aprender.</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validación</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>Faces to evaluate on</source>
        <translation>Caras con las que se mide</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>Curves, confusions and the worst mistakes, in your browser</source>
        <translation>Curvas, confusiones y los peores errores, en su navegador</translation>
    </message>
    <message>
        <source>Figures of each class</source>
        <translation>Cifras de cada clase</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ninguno todavía</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>%1 to %2 are selected.</source>
        <translation>Selección: de %1 a %2.</translation>
    </message>
    <message>
        <source>To export only a part, select it first: Shift-drag over the timeline, or press I and O.</source>
        <translation>Para exportar solo una parte, selecciónela antes: arrastre con Mayús sobre la cronología, o pulse I y O.</translation>
    </message>
    <message>
        <source>Rows of the selection as a table (CSV)</source>
        <translation>Filas de la selección como tabla (CSV)</translation>
    </message>
    <message>
        <source>All rows as a table (CSV)</source>
        <translation>Todas las filas como tabla (CSV)</translation>
    </message>
    <message>
        <source>This picture with its overlays (PNG)</source>
        <translation>Esta imagen con sus marcos (PNG)</translation>
    </message>
    <message>
        <source>The timeline as it is shown (PNG)</source>
        <translation>La cronología como se ve (PNG)</translation>
    </message>
    <message>
        <source>Ask where to save</source>
        <translation>Preguntar dónde guardar</translation>
    </message>
    <message>
        <source>Otherwise it goes next to the annotation.</source>
        <translation>Si no, se guarda junto a la anotación.</translation>
    </message>
    <message>
        <source>The selection as a video, as it is drawn (MP4)</source>
        <translation>La selección como vídeo, como se dibuja (MP4)</translation>
    </message>
</context>
<context>
    <name>Expression</name>
    <message>
        <source>angry</source>
        <translation>enfado</translation>
    </message>
    <message>
        <source>contempt</source>
        <translation>desprecio</translation>
    </message>
    <message>
        <source>disgust</source>
        <translation>asco</translation>
    </message>
    <message>
        <source>fear</source>
        <translation>miedo</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>alegría</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>tristeza</translation>
    </message>
    <message>
        <source>surprise</source>
        <translation>sorpresa</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
</context>
<context>
    <name>FaceCard</name>
    <message>
        <source>face</source>
        <translation>cara</translation>
    </message>
    <message>
        <source>Face %1</source>
        <translation>Cara %1</translation>
    </message>
    <message>
        <source>%1: %2, %3 %</source>
        <translation>%1: %2, %3 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The second checkpoint: %1, %2 %</source>
        <translation>El segundo modelo: %1, %2 %</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabla (CSV)</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>OpenFace table</source>
        <translation>Tabla de OpenFace</translation>
    </message>
    <message>
        <source>Py-Feat table</source>
        <translation>Tabla de Py-Feat</translation>
    </message>
    <message>
        <source>FaceReader log</source>
        <translation>Registro de FaceReader</translation>
    </message>
    <message>
        <source>Subtitles (SRT)</source>
        <translation>Subtítulos (SRT)</translation>
    </message>
    <message>
        <source>Subtitles (WebVTT)</source>
        <translation>Subtítulos (WebVTT)</translation>
    </message>
    <message>
        <source>ELAN tiers</source>
        <translation>Líneas de ELAN</translation>
    </message>
    <message>
        <source>Praat TextGrid</source>
        <translation>TextGrid de Praat</translation>
    </message>
    <message>
        <source>Long table (tidy CSV)</source>
        <translation>Tabla larga (CSV tidy)</translation>
    </message>
    <message>
        <source>BORIS events</source>
        <translation>Eventos de BORIS</translation>
    </message>
    <message>
        <source>BORIS aggregated events</source>
        <translation>Eventos de BORIS, agregados</translation>
    </message>
    <message>
        <source>BIDS recording and events</source>
        <translation>BIDS: registro y eventos</translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation>Base de datos SQLite</translation>
    </message>
</context>
<context>
    <name>LaneName</name>
    <message>
        <source>Click to hide; double-click to show it alone, or all again.</source>
        <translation>Clic para ocultar; doble clic para ver solo esta, o todas otra vez.</translation>
    </message>
    <message>
        <source>Click to show; double-click to show it alone.</source>
        <translation>Clic para mostrar; doble clic para ver solo esta.</translation>
    </message>
</context>
<context>
    <name>LimitsSheet</name>
    <message>
        <source>A label is a guess about a face, not about a person.</source>
        <translation>Una etiqueta es una conjetura sobre una cara, no sobre una persona.</translation>
    </message>
    <message>
        <source>Mien was trained on what people said of photographs: “this looks happy”. Whether somebody is happy cannot be read off the face reliably: people scowl when they concentrate and smile when they are not amused.</source>
        <translation>Mien aprendió de lo que la gente dijo de fotografías: «esto parece alegre». Si alguien está alegre no se puede leer con seguridad en la cara: la gente frunce el ceño al concentrarse y sonríe sin que nada le divierta.</translation>
    </message>
    <message>
        <source>It is often wrong.</source>
        <translation>Se equivoca a menudo.</translation>
    </message>
    <message>
        <source>Its best class is happy, its worst are fear, disgust and sad. Low confidence is shown with a question mark: take that seriously. Single frames mean little; shares over time mean more.</source>
        <translation>Lo que mejor lee es la alegría; lo peor, el miedo, el asco y la tristeza. La poca seguridad se muestra con un signo de interrogación: tómelo en serio. Un fotograma suelto dice poco; las proporciones a lo largo del tiempo dicen más.</translation>
    </message>
    <message>
        <source>It is biased.</source>
        <translation>Tiene sesgos.</translation>
    </message>
    <message>
        <source>The pictures it learnt from are posed and acted, mostly of young adults, some groups far more than others. Nobody has measured Mien for age, sex or skin colour: do not compare groups with it.</source>
        <translation>Las imágenes de las que aprendió son posadas y actuadas, sobre todo de adultos jóvenes, y de unos grupos mucho más que de otros. Nadie ha medido Mien por edad, sexo o color de piel: no compare grupos con él.</translation>
    </message>
    <message>
        <source>It sees faces in fair light that look towards the camera.</source>
        <translation>Ve caras con buena luz que miran hacia la cámara.</translation>
    </message>
    <message>
        <source>Tilted heads are fine; faces turned away, covered, dark or small are missed or misread. Now and then it sees a face where there is none.</source>
        <translation>Las cabezas inclinadas no son problema; las caras giradas, tapadas, oscuras o pequeñas se pierden o se leen mal. De vez en cuando ve una cara donde no la hay.</translation>
    </message>
    <message>
        <source>Its use is restricted by law.</source>
        <translation>La ley limita su uso.</translation>
    </message>
    <message>
        <source>In the European Union it is forbidden to infer emotions of people at work or in education with such a system, except for medical or safety reasons; elsewhere people must be told (AI Act, Articles 5 and 50). Other places ask for written consent. Ask the people you point it at, and never base a decision about anyone on it.</source>
        <translation>En la Unión Europea está prohibido inferir con un sistema así las emociones de personas en el trabajo o en la enseñanza, salvo por motivos médicos o de seguridad; en los demás casos hay que informarlas (Reglamento de IA, artículos 5 y 50). En otros lugares se exige consentimiento escrito. Pregunte a las personas a las que apunta, y no tome nunca una decisión sobre nadie basándose en ello.</translation>
    </message>
    <message>
        <source>What a label means, and what it does not</source>
        <translation>Qué significa una etiqueta, y qué no</translation>
    </message>
</context>
<context>
    <name>LiveControls</name>
    <message>
        <source>There is no checkpoint in %1. Choose a folder that holds one in the settings.</source>
        <translation>No hay ningún modelo en %1. Elija en los ajustes una carpeta que contenga uno.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Choose a source</source>
        <translation>Elija una fuente</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Archivo…</translation>
    </message>
    <message>
        <source>Address…</source>
        <translation>Red…</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Every score, with the chart of one face</source>
        <translation>Todas las puntuaciones, con la gráfica de una cara</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Público</translation>
    </message>
    <message>
        <source>A large word and a drawn face for each face, without numbers</source>
        <translation>Una palabra grande y una cara dibujada para cada cara, sin números</translation>
    </message>
    <message>
        <source>Crowd</source>
        <translation>Multitud</translation>
    </message>
    <message>
        <source>Counts over all faces; nobody is singled out</source>
        <translation>Recuento de todas las caras; no se señala a nadie</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Marcos</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>Confidence bars</source>
        <translation>Barras</translation>
    </message>
    <message>
        <source>Mirror the camera</source>
        <translation>Reflejar la cámara</translation>
    </message>
    <message>
        <source>Shared…</source>
        <translation>Compartido…</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>Compartir…</translation>
    </message>
</context>
<context>
    <name>LiveNotice</name>
    <message>
        <source>%1 Trying again every second.</source>
        <translation>%1 Se reintenta cada segundo.</translation>
    </message>
    <message>
        <source>%1 is gone. Trying again every second.</source>
        <translation>%1 ya no está. Se reintenta cada segundo.</translation>
    </message>
    <message>
        <source>No expressions yet: %1</source>
        <translation>Todavía sin expresiones: %1</translation>
    </message>
    <message>
        <source>Still using the previous checkpoint: %1</source>
        <translation>Se sigue usando el modelo anterior: %1</translation>
    </message>
    <message>
        <source>The camera sends no pictures. If this goes on, unplug it and plug it in again.</source>
        <translation>La cámara no envía imágenes. Si sigue así, desconéctela y vuelva a conectarla.</translation>
    </message>
    <message>
        <source>The sender is connected, but sends no pictures. If this goes on, look at the sender.</source>
        <translation>El emisor está conectado, pero no envía imágenes. Si sigue así, revise el emisor.</translation>
    </message>
    <message>
        <source>Loading the checkpoint; expressions appear in a moment.</source>
        <translation>Cargando el modelo; las expresiones aparecerán enseguida.</translation>
    </message>
    <message>
        <source>No face in view: look towards the camera, with the whole face in the picture.</source>
        <translation>Ninguna cara a la vista: mire hacia la cámara, con toda la cara en la imagen.</translation>
    </message>
    <message>
        <source>The face is too small to read: come closer, or allow smaller faces in the settings.</source>
        <translation>La cara es demasiado pequeña: acérquese, o permita caras más pequeñas en los ajustes.</translation>
    </message>
    <message>
        <source>The face is turned away, so its reading is doubtful: look towards the camera.</source>
        <translation>La cara está girada y la lectura es dudosa: mire hacia la cámara.</translation>
    </message>
    <message>
        <source>Something hides part of the face, so its reading is doubtful.</source>
        <translation>Algo tapa parte de la cara y la lectura es dudosa.</translation>
    </message>
    <message>
        <source>No face found, and the picture is dark: turn on a light in front of the face.</source>
        <translation>No se encuentra ninguna cara y la imagen es oscura: encienda una luz delante de la cara.</translation>
    </message>
    <message>
        <source>No camera was found, so this is the demo clip. Plug in a camera and choose it on the left, or open a video.</source>
        <translation>No se encontró ninguna cámara; este es el vídeo de muestra. Conecte una cámara y elíjala a la izquierda, o abra un vídeo.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Open a video…</source>
        <translation>Abrir un vídeo…</translation>
    </message>
</context>
<context>
    <name>LiveSource</name>
    <message>
        <source>Demo clip</source>
        <translation>Vídeo de muestra</translation>
    </message>
</context>
<context>
    <name>LiveState</name>
    <message>
        <source>The camera cannot be opened</source>
        <translation>No se puede abrir la cámara</translation>
    </message>
    <message>
        <source>This cannot be opened</source>
        <translation>Esto no se puede abrir</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>End of video</source>
        <translation>Fin del vídeo</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Conexión perdida</translation>
    </message>
    <message>
        <source>Opening the camera</source>
        <translation>Abriendo la cámara</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Abriendo</translation>
    </message>
    <message>
        <source>The camera is released; other programs can use it.</source>
        <translation>La cámara está libre; otros programas pueden usarla.</translation>
    </message>
    <message>
        <source>%1 has ended.</source>
        <translation>%1 ha terminado.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Abrir un archivo…</translation>
    </message>
</context>
<context>
    <name>LookSheet</name>
    <message>
        <source>Looking inside</source>
        <translation>Mirada al interior</translation>
    </message>
    <message>
        <source>What %1 sees</source>
        <translation>Lo que ve %1</translation>
    </message>
    <message>
        <source>The network looks at the face…</source>
        <translation>La red mira la cara…</translation>
    </message>
    <message>
        <source>what it is given</source>
        <translation>lo que recibe</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1: %2 maps of %3</source>
        <translation>%1: %2 mapas de %3</translation>
    </message>
    <message>
        <source>Where it looks</source>
        <translation>Dónde mira</translation>
    </message>
    <message>
        <source>For each expression: the brighter a place, the more it speaks for it (Grad-CAM).</source>
        <translation>Para cada expresión: cuanto más claro es un lugar, más habla a su favor (Grad-CAM).</translation>
    </message>
    <message>
        <source>What its layers see</source>
        <translation>Qué ven sus capas</translation>
    </message>
    <message>
        <source>The feature maps of each convolution, from the first to the last: bright where a filter answers.</source>
        <translation>Los mapas de características de cada convolución, de la primera a la última: claro donde responde un filtro.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Annotate</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>Recording – </source>
        <translation>Grabando – </translation>
    </message>
    <message>
        <source>%1 – Mien</source>
        <translation>%1 – Mien</translation>
    </message>
    <message>
        <source>F11 brings the controls back.</source>
        <translation>F11 devuelve los controles.</translation>
    </message>
    <message>
        <source>The recording goes on; the red dot shows its time.</source>
        <translation>La grabación sigue; el punto rojo muestra su tiempo.</translation>
    </message>
    <message>
        <source>Open a video or picture</source>
        <translation>Abrir un vídeo o una imagen</translation>
    </message>
    <message>
        <source>Videos and pictures</source>
        <translation>Vídeos e imágenes</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Checkpoints folder</source>
        <translation>Carpeta de modelos</translation>
    </message>
    <message>
        <source>Folder for recordings and snapshots</source>
        <translation>Carpeta de grabaciones e imágenes</translation>
    </message>
    <message>
        <source>Videos and pictures to annotate</source>
        <translation>Vídeos e imágenes para anotar</translation>
    </message>
    <message>
        <source>Folder of videos or pictures to annotate</source>
        <translation>Carpeta de vídeos o imágenes para anotar</translation>
    </message>
    <message>
        <source>Folder for results</source>
        <translation>Carpeta de resultados</translation>
    </message>
    <message>
        <source>Open an annotation</source>
        <translation>Abrir una anotación</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Anotaciones</translation>
    </message>
    <message>
        <source>The video of %1</source>
        <translation>El vídeo de %1</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Export the rows</source>
        <translation>Exportar las filas</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>Exportar la imagen</translation>
    </message>
    <message>
        <source>Export the timeline</source>
        <translation>Exportar la cronología</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Export the clip</source>
        <translation>Exportar el fragmento</translation>
    </message>
    <message>
        <source>Compare %1 with</source>
        <translation>Comparar %1 con</translation>
    </message>
    <message>
        <source>Shared – </source>
        <translation>Compartido – </translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
</context>
<context>
    <name>MarkerField</name>
    <message>
        <source>Label, then Enter</source>
        <translation>Nombre, luego Intro</translation>
    </message>
    <message>
        <source>Label of the marker</source>
        <translation>Nombre de la marca</translation>
    </message>
</context>
<context>
    <name>MarkerFlag</name>
    <message>
        <source>Marker at %1</source>
        <translation>Marca en %1</translation>
    </message>
</context>
<context>
    <name>MarkerFlags</name>
    <message>
        <source>and %1 more</source>
        <translation>y %1 más</translation>
    </message>
</context>
<context>
    <name>MarkerRow</name>
    <message>
        <source>label</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ir allí</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Remove this %1</source>
        <translation>Quitar: %1</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
</context>
<context>
    <name>MomentBars</name>
    <message>
        <source>Scores of each face</source>
        <translation>Puntuaciones de cada cara</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>sin leer</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Put this away</source>
        <translation>Quitar este aviso</translation>
    </message>
</context>
<context>
    <name>NoticePage</name>
    <message>
        <source>This text, to take with you</source>
        <translation>Este texto, para llevárselo</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>no face was read</source>
        <translation>no se leyó ninguna cara</translation>
    </message>
    <message>
        <source>1 face</source>
        <translation>1 cara</translation>
    </message>
    <message>
        <source>%1 faces</source>
        <translation>%1 caras</translation>
    </message>
    <message>
        <source>mostly %1</source>
        <translation>sobre todo %1</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 cambio</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 cambios</translation>
    </message>
</context>
<context>
    <name>OverlayLayer</name>
    <message>
        <source>face</source>
        <translation>cara</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Is the same person as…</source>
        <translation>Es la misma persona que…</translation>
    </message>
    <message>
        <source>Join this face with another</source>
        <translation>Unir esta cara con otra</translation>
    </message>
    <message>
        <source>Someone else from here on</source>
        <translation>Desde aquí es otra persona</translation>
    </message>
    <message>
        <source>Leave out the selection</source>
        <translation>Excluir la selección</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>%1 excluido</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ir allí</translation>
    </message>
    <message>
        <source>Count %1 again</source>
        <translation>Volver a contar %1</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>%1 counts</source>
        <translation>%1 cuenta</translation>
    </message>
    <message>
        <source>Counts. Untick to leave this person out.</source>
        <translation>Cuenta. Desmarque para excluir a esta persona.</translation>
    </message>
    <message>
        <source>Left out. Tick to count this person again.</source>
        <translation>Excluida. Marque para volver a contar a esta persona.</translation>
    </message>
    <message>
        <source>Face #%1</source>
        <translation>Cara #%1</translation>
    </message>
    <message>
        <source>Name of face %1</source>
        <translation>Nombre de la cara %1</translation>
    </message>
</context>
<context>
    <name>PictureStage</name>
    <message>
        <source>Picture from %1</source>
        <translation>Imagen de %1</translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>empezando</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 frames per second</source>
        <translation>%1 fotogramas por segundo</translation>
    </message>
    <message>
        <source>%1 frames, %2 per second</source>
        <translation>%1 fotogramas, %2 por segundo</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelado</translation>
    </message>
    <message>
        <source>stopped after %1 frames; they can be reviewed</source>
        <translation>detenido tras %1 fotogramas; se pueden revisar</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>quedan unos segundos</translation>
    </message>
    <message>
        <source>%1 seconds left</source>
        <translation>quedan %1 segundos</translation>
    </message>
    <message>
        <source>%1 minutes left</source>
        <translation>quedan %1 minutos</translation>
    </message>
    <message>
        <source>%1 hours left</source>
        <translation>quedan %1 horas</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>en %1</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Play it back with its readings</source>
        <translation>Reproducir con sus lecturas</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>How faces reacted, in numbers</source>
        <translation>Cómo reaccionaron las caras, en números</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ver carpeta</translation>
    </message>
    <message>
        <source>Show the folder %1</source>
        <translation>Mostrar la carpeta %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Remove from the list (the files stay)</source>
        <translation>Quitar de la lista (los archivos se quedan)</translation>
    </message>
</context>
<context>
    <name>QuitSheet</name>
    <message>
        <source>A recording is running</source>
        <translation>Hay una grabación en curso</translation>
    </message>
    <message>
        <source>It is saved when Mien quits, and ends there.</source>
        <translation>Se guarda al salir de Mien y termina ahí.</translation>
    </message>
    <message>
        <source>Keep recording</source>
        <translation>Seguir grabando</translation>
    </message>
    <message>
        <source>Save and quit</source>
        <translation>Guardar y salir</translation>
    </message>
    <message>
        <source>A training is running</source>
        <translation>Hay un entrenamiento en marcha</translation>
    </message>
    <message>
        <source>A training is stopped, too; what it learnt in complete epochs can be resumed.</source>
        <translation>También se detiene un entrenamiento; lo aprendido en épocas completas se puede reanudar.</translation>
    </message>
    <message>
        <source>It stops when Mien quits; what it learnt in complete epochs can be resumed.</source>
        <translation>Se detiene cuando se cierra Mien; lo aprendido en épocas completas se puede reanudar.</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Seguir entrenando</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Detener y salir</translation>
    </message>
</context>
<context>
    <name>RailHead</name>
    <message>
        <source>Show or hide the names</source>
        <translation>Mostrar u ocultar los nombres</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>Review %1</source>
        <translation>Revisar %1</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Quitar de esta lista</translation>
    </message>
</context>
<context>
    <name>RecordingMark</name>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <translation>Grabando %1</translation>
    </message>
    <message>
        <source>Recording begins with the first reading</source>
        <translation>La grabación empieza con la primera lectura</translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>Play or pause</source>
        <translation>Reproducir o pausar</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Fotograma siguiente</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>Fotograma anterior</translation>
    </message>
    <message>
        <source>Forward five seconds</source>
        <translation>Cinco segundos adelante</translation>
    </message>
    <message>
        <source>Back five seconds</source>
        <translation>Cinco segundos atrás</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>Al principio</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Al final</translation>
    </message>
    <message>
        <source>Next change of expression</source>
        <translation>Cambio de expresión siguiente</translation>
    </message>
    <message>
        <source>Previous change of expression</source>
        <translation>Cambio de expresión anterior</translation>
    </message>
    <message>
        <source>Next marker</source>
        <translation>Marca siguiente</translation>
    </message>
    <message>
        <source>Previous marker</source>
        <translation>Marca anterior</translation>
    </message>
    <message>
        <source>Set a marker here, or around the selection</source>
        <translation>Poner una marca aquí o en la selección</translation>
    </message>
    <message>
        <source>Write a note on this moment</source>
        <translation>Anotar este momento</translation>
    </message>
    <message>
        <source>Statistics of the selection, or of all</source>
        <translation>Estadística de la selección o de todo</translation>
    </message>
    <message>
        <source>From here on, the face is another person&apos;s</source>
        <translation>Desde aquí la cara es de otra persona</translation>
    </message>
    <message>
        <source>Leave out the selection</source>
        <translation>Excluir la selección</translation>
    </message>
    <message>
        <source>Undo the last correction or note</source>
        <translation>Deshacer la última corrección o nota</translation>
    </message>
    <message>
        <source>Redo it</source>
        <translation>Rehacerla</translation>
    </message>
    <message>
        <source>Next face</source>
        <translation>Cara siguiente</translation>
    </message>
    <message>
        <source>Select from here</source>
        <translation>Seleccionar desde aquí</translation>
    </message>
    <message>
        <source>Select up to here</source>
        <translation>Seleccionar hasta aquí</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Quitar la selección</translation>
    </message>
    <message>
        <source>Zoom in on the timeline</source>
        <translation>Ampliar la cronología</translation>
    </message>
    <message>
        <source>Zoom out of the timeline</source>
        <translation>Reducir la cronología</translation>
    </message>
    <message>
        <source>The whole timeline</source>
        <translation>Toda la cronología</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Play the selection, or all, again and again</source>
        <translation>Reproducir la selección, o todo, una y otra vez</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Activar el sonido</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Más alto</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Más bajo</translation>
    </message>
    <message>
        <source>Compare with another annotation of the video</source>
        <translation>Comparar con otra anotación del vídeo</translation>
    </message>
    <message>
        <source>Next difference between both annotations</source>
        <translation>Siguiente diferencia entre ambas anotaciones</translation>
    </message>
    <message>
        <source>Previous difference between both annotations</source>
        <translation>Diferencia anterior entre ambas anotaciones</translation>
    </message>
</context>
<context>
    <name>ReviewControls</name>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Gente</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marcas</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>None yet. Press M to set one.</source>
        <translation>Ninguna todavía. Pulse M para poner una.</translation>
    </message>
    <message>
        <source>None yet. Press W to write one.</source>
        <translation>Ninguna todavía. Pulse W para escribir una.</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>Several people…</source>
        <translation>Varias personas…</translation>
    </message>
</context>
<context>
    <name>ReviewStage</name>
    <message>
        <source>Picture of %1</source>
        <translation>Imagen de %1</translation>
    </message>
    <message>
        <source>no face in this frame</source>
        <translation>ninguna cara en este fotograma</translation>
    </message>
    <message>
        <source>Markers are not saved: %1</source>
        <translation>Las marcas no se guardan: %1</translation>
    </message>
    <message>
        <source>People and notes are not saved: %1</source>
        <translation>La gente y las notas no se guardan: %1</translation>
    </message>
    <message>
        <source>This annotation has no video; faces are shown without a picture.</source>
        <translation>Esta anotación no tiene vídeo; las caras se muestran sin imagen.</translation>
    </message>
    <message>
        <source>The video is no longer at %1; faces are shown without a picture.</source>
        <translation>El vídeo ya no está en %1; las caras se muestran sin imagen.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Buscarlo…</translation>
    </message>
    <message>
        <source>The clip is being written: %1 %</source>
        <translation>Se está guardando el fragmento: %1 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ReviewState</name>
    <message>
        <source>This cannot be opened</source>
        <translation>Esto no se puede abrir</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Abriendo</translation>
    </message>
    <message>
        <source>Review an annotation</source>
        <translation>Revisar una anotación</translation>
    </message>
    <message>
        <source>%1: %2 %</source>
        <translation>%1: %2 %</translation>
    </message>
    <message>
        <source>Open an annotated video or a recorded live session: play it back with its readings, find the moments that matter, and export them.</source>
        <translation>Abra un vídeo anotado o una sesión grabada: reprodúzcalo con sus lecturas, encuentre los momentos que importan y expórtelos.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Open an annotation…</source>
        <translation>Abrir una anotación…</translation>
    </message>
    <message>
        <source>Annotate a video</source>
        <translation>Anotar un vídeo</translation>
    </message>
</context>
<context>
    <name>ReviewTimeline</name>
    <message>
        <source>Face shown in the timeline</source>
        <translation>Cara de la cronología</translation>
    </message>
    <message>
        <source>No face was read anywhere in it.</source>
        <translation>No se leyó ninguna cara en él.</translation>
    </message>
    <message>
        <source>a single picture with one face</source>
        <translation>una sola imagen con una cara</translation>
    </message>
    <message>
        <source>a single picture with %1 faces</source>
        <translation>una sola imagen con %1 caras</translation>
    </message>
    <message>
        <source>the only face</source>
        <translation>la única cara</translation>
    </message>
    <message>
        <source>one of %1 faces</source>
        <translation>una de %1 caras</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 cambio</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 cambios</translation>
    </message>
    <message>
        <source>%1 s selected</source>
        <translation>%1 s seleccionados</translation>
    </message>
    <message>
        <source>share of time</source>
        <translation>parte del tiempo</translation>
    </message>
    <message>
        <source>Position in the annotation</source>
        <translation>Posición en la anotación</translation>
    </message>
    <message>
        <source>Click to go there, scroll to zoom, drag to move, Shift-drag to select.</source>
        <translation>Clic para ir, rueda para ampliar, arrastrar para mover, con Mayús para seleccionar.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: %2 % of the time</source>
        <translation>%1: %2 % del tiempo</translation>
    </message>
    <message>
        <source>Loudness of the sound</source>
        <translation>Volumen del sonido</translation>
    </message>
    <message>
        <source>Where both differ</source>
        <translation>Dónde difieren ambas</translation>
    </message>
    <message>
        <source>What %1 says</source>
        <translation>Lo que dice %1</translation>
    </message>
</context>
<context>
    <name>ReviewTransport</name>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>fotograma %1</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marca</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
</context>
<context>
    <name>RuleSheet</name>
    <message>
        <source>A new rule</source>
        <translation>Una regla nueva</translation>
    </message>
    <message>
        <source>Edit the rule</source>
        <translation>Editar la regla</translation>
    </message>
    <message>
        <source>The rule as JSON</source>
        <translation>La regla como JSON</translation>
    </message>
    <message>
        <source>When: &quot;expression&quot; and &quot;above&quot; (0 to 1), or &quot;faces_at_least&quot;, &quot;faces_at_most&quot;; &quot;for_s&quot;, &quot;after_marker&quot;, &quot;within_s&quot;. Then: &quot;marker&quot;, &quot;snapshot&quot;, &quot;post&quot;, &quot;osc&quot; or &quot;run&quot;.</source>
        <translation>Cuándo: &quot;expression&quot; y &quot;above&quot; (0 a 1), o &quot;faces_at_least&quot;, &quot;faces_at_most&quot;; &quot;for_s&quot;, &quot;after_marker&quot;, &quot;within_s&quot;. Entonces: &quot;marker&quot;, &quot;snapshot&quot;, &quot;post&quot;, &quot;osc&quot; o &quot;run&quot;.</translation>
    </message>
    <message>
        <source>Keep the rule</source>
        <translation>Guardar la regla</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>RulesSection</name>
    <message>
        <source>Rules</source>
        <translation>Reglas</translation>
    </message>
    <message>
        <source>Rules act on the live session</source>
        <translation>Las reglas actúan en la sesión en vivo</translation>
    </message>
    <message>
        <source>Off whenever Mien starts. Rules set markers and keep pictures in the folder for recordings.</source>
        <translation>Apagadas cuando Mien empieza. Las reglas ponen marcas y guardan imágenes en la carpeta de grabaciones.</translation>
    </message>
    <message>
        <source>Rules may also</source>
        <translation>Las reglas también pueden</translation>
    </message>
    <message>
        <source>What leaves Mien: only until it is closed, and only if you know what the rules do.</source>
        <translation>Lo que sale de Mien: solo hasta que se cierre, y solo si usted sabe lo que hacen las reglas.</translation>
    </message>
    <message>
        <source>Post to addresses</source>
        <translation>Enviar a direcciones</translation>
    </message>
    <message>
        <source>Send OSC</source>
        <translation>Enviar OSC</translation>
    </message>
    <message>
        <source>Run programs</source>
        <translation>Ejecutar programas</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>Regla %1</translation>
    </message>
    <message>
        <source>Rests until rules may: %1</source>
        <translation>En reposo hasta que las reglas puedan: %1</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>Edit the rule %1</source>
        <translation>Editar la regla %1</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Does now what the rule says; markers are only told of, and the picture is gray</source>
        <translation>Hace ahora lo que dice la regla; las marcas solo se mencionan, y la imagen es gris</translation>
    </message>
    <message>
        <source>Try the rule %1</source>
        <translation>Probar la regla %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove the rule %1</source>
        <translation>Quitar la regla %1</translation>
    </message>
    <message>
        <source>Add a rule…</source>
        <translation>Añadir una regla…</translation>
    </message>
    <message>
        <source>What rules did, the newest first:</source>
        <translation>Lo que hicieron las reglas, lo más nuevo primero:</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Frontal (default)</source>
        <translation>Frontal (normal)</translation>
    </message>
    <message>
        <source>Frontal, alternative</source>
        <translation>Frontal, alternativa</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Height of the live chart</source>
        <translation>Altura de la gráfica</translation>
    </message>
    <message>
        <source>Of each expression&apos;s lane. The chart&apos;s upper edge can be pulled, too.</source>
        <translation>De cada expresión. También se puede arrastrar el borde superior de la gráfica.</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>Encontrar caras</translation>
    </message>
    <message>
        <source>Strictness</source>
        <translation>Rigor</translation>
    </message>
    <message>
        <source>Higher: fewer false faces, but more real ones missed.</source>
        <translation>Más alto: menos caras falsas, pero se pierden más de las reales.</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Cara más pequeña</translation>
    </message>
    <message>
        <source>Width of the smallest face that is read. Smaller takes longer.</source>
        <translation>Ancho de la cara más pequeña que se lee. Cuanto menor, más tarda.</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Detector</translation>
    </message>
    <message>
        <source>The OpenCV cascade that proposes faces.</source>
        <translation>La cascada de OpenCV que propone caras.</translation>
    </message>
    <message>
        <source>Reading expressions</source>
        <translation>Leer expresiones</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
    <message>
        <source>Averages the scores over time. Longer is steadier but slower to react.</source>
        <translation>Promedia las puntuaciones en el tiempo. Más largo es más estable pero más lento.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>off</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Uncertain below</source>
        <translation>Dudoso por debajo de</translation>
    </message>
    <message>
        <source>Expressions below this confidence are shown with a question mark.</source>
        <translation>Las expresiones con menos seguridad llevan un signo de interrogación.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>How precisely scores are calculated. bfloat16 is faster on some processors; Automatic picks the faster of the two.</source>
        <translation>Con qué precisión se calculan las puntuaciones. bfloat16 es más rápido en algunos procesadores; Automática elige lo más rápido.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automática</translation>
    </message>
    <message>
        <source>Checkpoints folder</source>
        <translation>Carpeta de modelos</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation>Imagen de la cámara</translation>
    </message>
    <message>
        <source>Preferred size. Smaller is faster.</source>
        <translation>Tamaño preferido. Más pequeño es más rápido.</translation>
    </message>
    <message>
        <source>Loop videos</source>
        <translation>Repetir los vídeos</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>Folder for recordings and snapshots</source>
        <translation>Carpeta de grabaciones e imágenes</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open the recordings folder</source>
        <translation>Abrir la carpeta de grabaciones</translation>
    </message>
    <message>
        <source>Change the recordings folder</source>
        <translation>Cambiar la carpeta de grabaciones</translation>
    </message>
    <message>
        <source>Record the picture too</source>
        <translation>Grabar también la imagen</translation>
    </message>
    <message>
        <source>Otherwise only the readings are saved, as a table.</source>
        <translation>Si no, solo se guardan las lecturas, como tabla.</translation>
    </message>
    <message>
        <source>Say it before recording</source>
        <translation>Avisar antes de grabar</translation>
    </message>
    <message>
        <source>Shows what is read, by whom and until when, for the people in view; the record keeps the text and the time. The law may ask for it.</source>
        <translation>Muestra a las personas a la vista qué se lee, quién y hasta cuándo; la grabación conserva el texto y la hora. La ley puede exigirlo.</translation>
    </message>
    <message>
        <source>Marker labels</source>
        <translation>Nombres de las marcas</translation>
    </message>
    <message>
        <source>What the keys 1 to 9 write, separated by commas.</source>
        <translation>Lo que escriben las teclas 1 a 9, separado por comas.</translation>
    </message>
    <message>
        <source>question, answer, pause</source>
        <translation>pregunta, respuesta, pausa</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Restaurar valores</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Every setting as it was before the defaults were restored</source>
        <translation>Todos los ajustes como antes de restaurarlos</translation>
    </message>
</context>
<context>
    <name>ShareSheet</name>
    <message>
        <source>Share with browsers</source>
        <translation>Compartir con navegadores</translation>
    </message>
    <message>
        <source>Whoever opens the page sees the picture, the faces and their scores, and may pause and set markers. Nothing is shared until you begin, and nothing goes on after you stop, open another source or close Mien.</source>
        <translation>Quien abra la página ve la imagen, las caras y sus puntuaciones, y puede pausar y poner marcas. No se comparte nada hasta que usted empiece, ni nada después de que pare, abra otra fuente o cierre Mien.</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Solo este ordenador</translation>
    </message>
    <message>
        <source>The local network too</source>
        <translation>También la red local</translation>
    </message>
    <message>
        <source>Whoever has the address gets in: it holds a token. Nothing is encrypted, so share only on networks that you trust, and tell the people in view.</source>
        <translation>Quien tenga la dirección entra: contiene una clave. Nada va cifrado: comparta solo en redes de confianza, y dígaselo a las personas a la vista.</translation>
    </message>
    <message>
        <source>The address as a QR code</source>
        <translation>La dirección como código QR</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>Copiar %1</translation>
    </message>
    <message>
        <source>Nobody is watching.</source>
        <translation>Nadie está mirando.</translation>
    </message>
    <message>
        <source>One viewer: %1</source>
        <translation>Un espectador: %1</translation>
    </message>
    <message>
        <source>%1 viewers: %2</source>
        <translation>%1 espectadores: %2</translation>
    </message>
    <message>
        <source>Viewers may record</source>
        <translation>Los espectadores pueden grabar</translation>
    </message>
    <message>
        <source>Into your folder for recordings; this window shows it</source>
        <translation>En su carpeta de grabaciones; esta ventana lo muestra</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Empezando…</translation>
    </message>
    <message>
        <source>Begin sharing</source>
        <translation>Empezar a compartir</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>Dejar de compartir</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>SharingMark</name>
    <message>
        <source>Shared · %1 watching</source>
        <translation>Compartido · %1 miran</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Five short bubbles</source>
        <translation>Cinco avisos breves</translation>
    </message>
</context>
<context>
    <name>SideRail</name>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>SoundControl</name>
    <message>
        <source>No sound: %1</source>
        <translation>Sin sonido: %1</translation>
    </message>
    <message>
        <source>Sound is heard at 1× only</source>
        <translation>El sonido solo se oye a 1×</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>sin sonido</translation>
    </message>
</context>
<context>
    <name>StatisticsSheet</name>
    <message>
        <source>Statistics of the selection</source>
        <translation>Estadística de la selección</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Estadística</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>As text, for a spreadsheet</source>
        <translation>Como texto, para una hoja de cálculo</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>StatusChips</name>
    <message>
        <source>No new picture for %1 s</source>
        <translation>Sin imagen nueva desde hace %1 s</translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation>Cámara activa</translation>
    </message>
    <message>
        <source>Camera opening</source>
        <translation>Abriendo cámara</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Abriendo</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Reconectando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>Sin abrir</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Empezando</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <translation>Grabando %1</translation>
    </message>
    <message>
        <source>%1 pictures missing</source>
        <translation>faltan %1 imágenes</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 f/s</translation>
    </message>
    <message>
        <source>%1 readings/s</source>
        <translation>%1 lecturas/s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 omitidos</translation>
    </message>
</context>
<context>
    <name>StudyChoice</name>
    <message>
        <source>Add files…</source>
        <translation>Añadir archivos…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Añadir una carpeta…</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Elegir todas</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>No elegir ninguna</translation>
    </message>
    <message>
        <source>Add the annotations or recordings of several people who saw the same: each is a person, unless you named several in Review.</source>
        <translation>Añada las anotaciones o grabaciones de varias personas que vieron lo mismo: cada una es una persona, salvo que usted haya nombrado a varias en la revisión.</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Anotaciones</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Time 0</source>
        <translation>Tiempo 0</translation>
    </message>
    <message>
        <source>the beginning of each annotation</source>
        <translation>el comienzo de cada anotación</translation>
    </message>
    <message>
        <source>the marker “%1”</source>
        <translation>la marca «%1»</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmentos</translation>
    </message>
    <message>
        <source>each one&apos;s own markers</source>
        <translation>las marcas de cada una</translation>
    </message>
    <message>
        <source>A file of segments for all: columns start, end and label, seconds from time 0</source>
        <translation>Un archivo de segmentos para todas: columnas start, end y label, segundos desde el tiempo 0</translation>
    </message>
    <message>
        <source>Each one&apos;s own</source>
        <translation>Las de cada una</translation>
    </message>
    <message>
        <source>A moment</source>
        <translation>Un momento</translation>
    </message>
    <message>
        <source>Length of a moment of the curves</source>
        <translation>Duración de un momento de las curvas</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>StudyCurves</name>
    <message>
        <source>Mean scores over time of %1</source>
        <translation>Puntuaciones medias en el tiempo de %1</translation>
    </message>
    <message>
        <source>No curves yet</source>
        <translation>Aún no hay curvas</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Point at the curves, or use the arrow keys, to read a moment: mean ± spread.</source>
        <translation>Señale las curvas, o use las flechas, para leer un momento: media ± dispersión.</translation>
    </message>
    <message>
        <source>Bands are 95 % intervals of the mean; the strip below is how many people count.</source>
        <translation>Las bandas son intervalos del 95 % de la media; la franja de abajo muestra cuántas personas cuentan.</translation>
    </message>
</context>
<context>
    <name>StudyPdf</name>
    <message>
        <source>rank</source>
        <translation>puesto</translation>
    </message>
    <message>
        <source>segment</source>
        <translation>segmento</translation>
    </message>
    <message>
        <source>mean score</source>
        <translation>puntuación media</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>intervalo del 95 %</translation>
    </message>
    <message>
        <source>spread (SD)</source>
        <translation>dispersión (DE)</translation>
    </message>
    <message>
        <source>people</source>
        <translation>personas</translation>
    </message>
    <message>
        <source>%1 people over one stimulus</source>
        <translation>%1 personas ante un estímulo</translation>
    </message>
    <message>
        <source>A label is a guess about a face, not about a person. Lines are means across people, bands their 95 % intervals; the strip below is how many people count.</source>
        <translation>Una etiqueta es una conjetura sobre una cara, no sobre una persona. Las líneas son medias entre personas; las bandas, sus intervalos del 95 %; la franja de abajo muestra cuántas personas cuentan.</translation>
    </message>
    <message>
        <source>%1 s to %2 s, score 0 to %3</source>
        <translation>%1 s a %2 s, puntuación de 0 a %3</translation>
    </message>
    <message>
        <source>So few people say little about others: the order of segments is mostly chance.</source>
        <translation>Tan pocas personas dicen poco de otras: el orden de los segmentos es sobre todo azar.</translation>
    </message>
</context>
<context>
    <name>StudyRanking</name>
    <message>
        <source>Ranked by</source>
        <translation>Ordenados por</translation>
    </message>
    <message>
        <source>There are no segments: set markers in Review, or choose a file of them under Annotations.</source>
        <translation>No hay segmentos: ponga marcas en la revisión, o elija un archivo de ellas en Anotaciones.</translation>
    </message>
    <message>
        <source>Segments, ranked</source>
        <translation>Segmentos, ordenados</translation>
    </message>
    <message>
        <source>n = %1, few</source>
        <translation>n = %1, pocas</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>%1. %2: %3, %4</source>
        <translation>%1. %2: %3, %4</translation>
    </message>
    <message>
        <source>(no label)</source>
        <translation>(sin nombre)</translation>
    </message>
    <message>
        <source>Dots are means across people, bars their 95 % intervals.</source>
        <translation>Los puntos son medias entre personas; las barras, sus intervalos del 95 %.</translation>
    </message>
</context>
<context>
    <name>StudySheet</name>
    <message>
        <source>Several people</source>
        <translation>Varias personas</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Anotaciones</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmentos</translation>
    </message>
    <message>
        <source>Reading: %1 %</source>
        <translation>Leyendo: %1 %</translation>
    </message>
    <message>
        <source>Show the curves</source>
        <translation>Mostrar las curvas</translation>
    </message>
    <message>
        <source>Save the results…</source>
        <translation>Guardar los resultados…</translation>
    </message>
    <message>
        <source>A page, a PDF and three tables</source>
        <translation>Una página, un PDF y tres tablas</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Abrir la página</translation>
    </message>
    <message>
        <source>As a web page, with charts, in your browser</source>
        <translation>Como página web con gráficas, en su navegador</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Annotations of one person or more</source>
        <translation>Anotaciones de una persona o más</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Folder of annotations</source>
        <translation>Carpeta de anotaciones</translation>
    </message>
    <message>
        <source>Segments for all, from the common beginning</source>
        <translation>Segmentos para todas, desde el comienzo común</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marcas</translation>
    </message>
    <message>
        <source>Save the results</source>
        <translation>Guardar los resultados</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Página web</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>SummaryPdf</name>
    <message>
        <source>expression</source>
        <translation>expresión</translation>
    </message>
    <message>
        <source>share</source>
        <translation>parte</translation>
    </message>
    <message>
        <source>time</source>
        <translation>tiempo</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>media</translation>
    </message>
    <message>
        <source>streaks</source>
        <translation>tramos</translation>
    </message>
    <message>
        <source>first</source>
        <translation>primero</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>máximo</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>%1: how faces reacted</source>
        <translation>%1: cómo reaccionaron las caras</translation>
    </message>
    <message>
        <source>A label is a guess about a face, not about a person: single frames mean little.</source>
        <translation>Una etiqueta es una conjetura sobre una cara, no sobre una persona: un fotograma suelto dice poco.</translation>
    </message>
    <message>
        <source>These are the first %1 of %2 segments and faces; the table has all.</source>
        <translation>Estos son los primeros %1 de %2 segmentos y caras; la tabla los tiene todos.</translation>
    </message>
</context>
<context>
    <name>SummarySheet</name>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation>Anotación</translation>
    </message>
    <message>
        <source>Summing up…</source>
        <translation>Resumiendo…</translation>
    </message>
    <message>
        <source>A label is a guess about a face, not about a person: single frames mean little.</source>
        <translation>Una etiqueta es una conjetura sobre una cara, no sobre una persona: un fotograma suelto dice poco.</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Abrir página</translation>
    </message>
    <message>
        <source>As a web page, with charts, in your browser</source>
        <translation>Como página web con gráficas, en su navegador</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>As text, for a spreadsheet</source>
        <translation>Como texto, para una hoja de cálculo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>SummaryTable</name>
    <message>
        <source>time</source>
        <translation>tiempo</translation>
    </message>
    <message>
        <source>mean score</source>
        <translation>media</translation>
    </message>
    <message>
        <source>first</source>
        <translation>primero</translation>
    </message>
    <message>
        <source>streaks</source>
        <translation>tramos</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>máximo</translation>
    </message>
    <message>
        <source>How faces reacted</source>
        <translation>Cómo reaccionaron las caras</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: %2 of the time, mean score %3</source>
        <translation>%1: %2 del tiempo, media %3</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>−%1 s</source>
        <translation>−%1 s</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Pull to make the chart higher or lower</source>
        <translation>Arrastre para cambiar la altura de la gráfica</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
    <message>
        <source>Face #%1 · last minute</source>
        <translation>Cara #%1 · último minuto</translation>
    </message>
    <message>
        <source>%1 for %2 s</source>
        <translation>%1 desde hace %2 s</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 cambio</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 cambios</translation>
    </message>
    <message>
        <source>share of time</source>
        <translation>parte del tiempo</translation>
    </message>
    <message>
        <source>Scores appear here once a face is read.</source>
        <translation>Aquí aparecen las puntuaciones cuando se lee una cara.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: %2 % of the time</source>
        <translation>%1: %2 % del tiempo</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>What is read</source>
        <translation>Qué se lee</translation>
    </message>
    <message>
        <source>A camera, a video, a picture or a network address: choose it here. Everything happens on this computer; nothing is sent anywhere.</source>
        <translation>Una cámara, un vídeo, una imagen o una dirección de red: elíjalo aquí. Todo ocurre en este ordenador; no se envía nada.</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Qué muestra</translation>
    </message>
    <message>
        <source>Each face has a frame and the expression that it looks like. With a question mark Mien is not sure. It is a guess about a face, never what someone feels.</source>
        <translation>Cada cara tiene un marco y la expresión que parece mostrar. Con un signo de interrogación, Mien no está seguro. Es una conjetura sobre una cara, nunca lo que alguien siente.</translation>
    </message>
    <message>
        <source>The last minute</source>
        <translation>El último minuto</translation>
    </message>
    <message>
        <source>The scores of one face over time. Click on another face to follow that one.</source>
        <translation>Las puntuaciones de una cara en el tiempo. Haga clic en otra cara para seguirla.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>Nothing is kept unless you record. Record saves the readings as a table, and the picture only if you tick Video. M marks a moment.</source>
        <translation>No se conserva nada si no graba. Grabar guarda las lecturas como tabla, y la imagen solo si marca Vídeo. M marca un momento.</translation>
    </message>
    <message>
        <source>Videos and results</source>
        <translation>Vídeos y resultados</translation>
    </message>
    <message>
        <source>Annotate reads whole videos and folders. Review plays results back and shows where expressions change. This tour is under Help.</source>
        <translation>Anotar lee vídeos y carpetas enteros. Revisar reproduce los resultados y muestra dónde cambian las expresiones. Este recorrido está en Ayuda.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Omitir</translation>
    </message>
</context>
<context>
    <name>TrainForm</name>
    <message>
        <source>Table…</source>
        <translation>Tabla…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Empezar con</translation>
    </message>
    <message>
        <source>fresh weights</source>
        <translation>pesos nuevos</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>en %1</translation>
    </message>
    <message>
        <source>Name of the new checkpoint</source>
        <translation>Nombre del nuevo modelo</translation>
    </message>
    <message>
        <source>Folder for the new checkpoint</source>
        <translation>Carpeta para el nuevo modelo</translation>
    </message>
    <message>
        <source>Labelled faces</source>
        <translation>Caras etiquetadas</translation>
    </message>
    <message>
        <source>A checkpoint that can read faces already learns yours in little time. Fresh weights need thousands.</source>
        <translation>Un modelo que ya sabe leer caras aprende las suyas en poco tiempo. Los pesos nuevos necesitan miles.</translation>
    </message>
    <message>
        <source>A small one learns faster, a large one more.</source>
        <translation>Una pequeña aprende antes; una grande, más.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>How often all faces are gone through; empty: as often as is usual.</source>
        <translation>Cuántas veces se recorren todas las caras; vacío: las habituales.</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>usual</translation>
    </message>
    <message>
        <source>A table like FER-2013&apos;s, or a folder that holds a folder of cut-out faces for each class.</source>
        <translation>Una tabla como la de FER-2013 o una carpeta que contenga una carpeta de caras recortadas por clase.</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Empezar el entrenamiento</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Goes on after the last complete epoch</source>
        <translation>Continúa tras la última época completa</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>The last complete epoch stays and can be resumed</source>
        <translation>La última época completa se conserva y se puede reanudar</translation>
    </message>
    <message>
        <source>Teach a checkpoint with labelled faces of your own. They stay on this computer.</source>
        <translation>Enseñe a un modelo con sus propias caras etiquetadas. Se quedan en este ordenador.</translation>
    </message>
    <message>
        <source>Read faces with it</source>
        <translation>Leer caras con él</translation>
    </message>
    <message>
        <source>Live, and in what is annotated next</source>
        <translation>En directo y en lo que se anote a partir de ahora</translation>
    </message>
    <message>
        <source>From now on, faces are read with %1.</source>
        <translation>A partir de ahora, las caras se leen con %1.</translation>
    </message>
    <message>
        <source>Table of labelled faces</source>
        <translation>Tabla de caras etiquetadas</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tablas</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Folder for the new checkpoint</source>
        <translation>Carpeta para el nuevo modelo</translation>
    </message>
    <message>
        <source>Folder that holds a folder of cut-out faces for each class</source>
        <translation>Carpeta que contiene una carpeta de caras recortadas por clase</translation>
    </message>
</context>
<context>
    <name>TrainProgress</name>
    <message>
        <source>The faces are being read…</source>
        <translation>Se leen las caras…</translation>
    </message>
    <message>
        <source>Epoch %1 of %2, %3 left</source>
        <translation>Época %1 de %2, quedan %3</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Stopped after epoch %1: it can be resumed, today or later.</source>
        <translation>Detenido tras la época %1: se puede reanudar, hoy o más tarde.</translation>
    </message>
    <message>
        <source>Stopped before the first epoch was complete: nothing is kept.</source>
        <translation>Detenido antes de completar la primera época: no se conserva nada.</translation>
    </message>
    <message>
        <source>Finished: %1</source>
        <translation>Terminado: %1</translation>
    </message>
    <message>
        <source>%1 % trained</source>
        <translation>%1 % entrenado</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Of the faces held back, %1 were read rightly before and %2 now.</source>
        <translation>De las caras reservadas, antes se leía bien el %1 y ahora el %2.</translation>
    </message>
</context>
<context>
    <name>mien::app::CheckpointListModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Recomendado</translation>
    </message>
    <message>
        <source>Eight classes, with contempt</source>
        <translation>Ocho clases, con desprecio</translation>
    </message>
    <message>
        <source>As in the literature, for comparing with it</source>
        <translation>Como en la literatura, para comparar con ella</translation>
    </message>
    <message>
        <source>The literature&apos;s own network</source>
        <translation>La propia red de la literatura</translation>
    </message>
    <message>
        <source>Five classes</source>
        <translation>Cinco clases</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>El más rápido</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 clases</translation>
    </message>
    <message>
        <source>%1. New faces: %2 right, %3 averaged over expressions</source>
        <translation>%1. Caras nuevas: %2 de aciertos, %3 de media entre expresiones</translation>
    </message>
    <message>
        <source>Reads %1</source>
        <translation>Lee %1</translation>
    </message>
    <message>
        <source>New faces: %1 right, %2 averaged over expressions</source>
        <translation>Caras nuevas: %1 de aciertos, %2 de media entre expresiones</translation>
    </message>
    <message>
        <source>Not measured on new faces</source>
        <translation>Sin medir con caras nuevas</translation>
    </message>
    <message>
        <source>%1: %2 right, as its maker measured it</source>
        <translation>%1: %2 de aciertos, según su autor</translation>
    </message>
    <message>
        <source>FER-2013&apos;s own crops (%1): %2 as the labels of %3 say</source>
        <translation>Recortes propios de FER-2013 (%1): %2 como dicen las etiquetas de %3</translation>
    </message>
    <message>
        <source>%1 million parameters, %2 million multiply-adds a face</source>
        <translation>%1 millones de parámetros, %2 millones de multiplicaciones por cara</translation>
    </message>
</context>
<context>
    <name>mien::app::Comparison</name>
    <message>
        <source>first</source>
        <translation>primero</translation>
    </message>
    <message>
        <source>second</source>
        <translation>segundo</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
</context>
<context>
    <name>mien::app::ConsentNotice</name>
    <message>
        <source>Facial expressions are read and recorded here</source>
        <translation>Aquí se leen y graban expresiones faciales</translation>
    </message>
    <message>
        <source>a network camera</source>
        <translation>una cámara de red</translation>
    </message>
    <message>
        <source>the camera %1</source>
        <translation>la cámara %1</translation>
    </message>
    <message>
        <source>What is read: a program looks for faces in the picture of %1 and guesses an expression for each, such as happy or sad, many times a second. It is often wrong, and cannot know what anyone feels.</source>
        <translation>Qué se lee: un programa busca caras en la imagen de %1 y conjetura para cada una, muchas veces por segundo, una expresión, como alegría o tristeza. Se equivoca a menudo y no puede saber lo que siente nadie.</translation>
    </message>
    <message>
        <source>What is kept: the guesses, as a table, and the picture, as a video. Both stay on this computer; nothing is sent anywhere.</source>
        <translation>Qué se conserva: las conjeturas, como tabla, y la imagen, como vídeo. Ambas quedan en este ordenador; no se envía nada.</translation>
    </message>
    <message>
        <source>What is kept: the guesses, as a table, without the picture. It stays on this computer; nothing is sent anywhere.</source>
        <translation>Qué se conserva: las conjeturas, como tabla, sin la imagen. Queda en este ordenador; no se envía nada.</translation>
    </message>
    <message>
        <source>By whom: the person who runs this computer. Ask for the name.</source>
        <translation>Quién: la persona que usa este ordenador. Pregunte su nombre.</translation>
    </message>
    <message>
        <source>By whom: %1</source>
        <translation>Quién: %1</translation>
    </message>
    <message>
        <source>Until when: until the person who runs this computer deletes it.</source>
        <translation>Hasta cuándo: hasta que lo borre la persona que usa este ordenador.</translation>
    </message>
    <message>
        <source>Until when: %1</source>
        <translation>Hasta cuándo: %1</translation>
    </message>
    <message>
        <source>You may say no, and leave the picture at any time. You may ask to see what was kept of you, and to have it deleted.</source>
        <translation>Puede decir que no y salir de la imagen en cualquier momento. Puede pedir ver lo que se conservó de usted y que se borre.</translation>
    </message>
    <message>
        <source>Saved for printing: %1</source>
        <translation>Guardado para imprimir: %1</translation>
    </message>
</context>
<context>
    <name>mien::app::Evaluation</name>
    <message>
        <source>The evaluation ended without figures.</source>
        <translation>La evaluación terminó sin cifras.</translation>
    </message>
    <message>
        <source>No browser was found; the page is %1.</source>
        <translation>No se encontró ningún navegador; la página es %1.</translation>
    </message>
</context>
<context>
    <name>mien::app::Inspection</name>
    <message>
        <source>The picture cannot be written to %1.</source>
        <translation>La imagen no se puede escribir en %1.</translation>
    </message>
    <message>
        <source>The network was not looked into: no figures came back.</source>
        <translation>No se pudo mirar dentro de la red: no llegó ninguna cifra.</translation>
    </message>
</context>
<context>
    <name>mien::app::Live</name>
    <message>
        <source>continued</source>
        <translation>continúa</translation>
    </message>
</context>
<context>
    <name>mien::app::Message</name>
    <message>
        <source>No program that shows folders was found. This one is %1</source>
        <translation>No se encontró ningún programa que muestre carpetas. Esta es %1</translation>
    </message>
</context>
<context>
    <name>mien::app::Recording</name>
    <message>
        <source>%1 The record goes on without video.</source>
        <translation>%1 La grabación sigue sin vídeo.</translation>
    </message>
    <message>
        <source>Recording begins as soon as a checkpoint is loaded.</source>
        <translation>La grabación empieza en cuanto se cargue un modelo.</translation>
    </message>
    <message>
        <source>Recording begins with the first picture.</source>
        <translation>La grabación empieza con la primera imagen.</translation>
    </message>
    <message>
        <source>There is no picture to record: open a source first.</source>
        <translation>No hay imagen que grabar: abra antes una fuente.</translation>
    </message>
    <message>
        <source>Nothing was recorded: there was no picture before the source closed.</source>
        <translation>No se grabó nada: no llegó ninguna imagen antes de cerrarse la fuente.</translation>
    </message>
    <message>
        <source>Marked on the timeline. Markers are kept only while recording.</source>
        <translation>Marcado en la cronología. Las marcas solo se conservan al grabar.</translation>
    </message>
    <message>
        <source>A record that was cut off was found and finished: it is in %1</source>
        <translation>Se encontró una grabación cortada y se completó: está en %1</translation>
    </message>
    <message>
        <source>%1 records that were cut off were found and finished: they are in %2</source>
        <translation>Se encontraron %1 grabaciones cortadas y se completaron: están en %2</translation>
    </message>
    <message>
        <source>The video has ended.</source>
        <translation>El vídeo ha terminado.</translation>
    </message>
    <message>
        <source>The recording has ended: %1 What was recorded until then is kept.</source>
        <translation>La grabación ha terminado: %1 Lo grabado hasta entonces se conserva.</translation>
    </message>
    <message>
        <source>This checkpoint reads other expressions: %1 is saved, and a new record has begun.</source>
        <translation>Este modelo lee otras expresiones: %1 está guardada y ha empezado una grabación nueva.</translation>
    </message>
    <message>
        <source>Recorded: %1 in %2. The computer was too slow for %3 pictures of the video; all rows are there.</source>
        <translation>Grabado: %1 en %2. El ordenador fue demasiado lento para %3 imágenes del vídeo; están todas las filas.</translation>
    </message>
    <message>
        <source>Recorded: %1 in %2</source>
        <translation>Grabado: %1 en %2</translation>
    </message>
    <message>
        <source>The second checkpoint needs columns of its own: %1 is saved, and a new record has begun.</source>
        <translation>El segundo modelo necesita columnas propias: %1 está guardada y ha empezado una grabación nueva.</translation>
    </message>
</context>
<context>
    <name>mien::app::Review</name>
    <message>
        <source>%1 and %2 are both seen at %3, so they are not one person.</source>
        <translation>%1 y %2 se ven a la vez en %3, así que no son la misma persona.</translation>
    </message>
    <message>
        <source>%1 is not seen both before and after this moment, so there is nothing to split.</source>
        <translation>%1 no se ve antes y después de este momento, así que no hay nada que dividir.</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 cambio</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 cambios</translation>
    </message>
    <message>
        <source>%1 to %2 selected</source>
        <translation>%1 a %2 seleccionado</translation>
    </message>
</context>
<context>
    <name>mien::app::RuleList</name>
    <message>
        <source>Another rule has this name.</source>
        <translation>Otra regla tiene este nombre.</translation>
    </message>
    <message>
        <source>“%1” may not: %2</source>
        <translation>«%1» no puede: %2</translation>
    </message>
</context>
<context>
    <name>mien::app::Sharing</name>
    <message>
        <source>A viewer has set a marker.</source>
        <translation>Un espectador ha puesto una marca.</translation>
    </message>
    <message>
        <source>A viewer has set a marker: %1</source>
        <translation>Un espectador ha puesto una marca: %1</translation>
    </message>
    <message>
        <source>Whoever shares this has not let viewers record.</source>
        <translation>Quien comparte esto no deja grabar a los espectadores.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>mien::app::Snapshots</name>
    <message>
        <source>Snapshot saved: %1</source>
        <translation>Imagen guardada: %1</translation>
    </message>
</context>
<context>
    <name>mien::app::StudyView</name>
    <message>
        <source>Choose the annotations of one person or more first.</source>
        <translation>Elija primero las anotaciones de una persona o más.</translation>
    </message>
    <message>
        <source>Saved: %1, with its PDF and three tables</source>
        <translation>Guardado: %1, con su PDF y tres tablas</translation>
    </message>
    <message>
        <source>Opened in the browser: %1</source>
        <translation>Abierto en el navegador: %1</translation>
    </message>
    <message>
        <source>No browser was found; the page is %1.</source>
        <translation>No se encontró ningún navegador; la página es %1.</translation>
    </message>
    <message>
        <source>so few say little about others</source>
        <translation>tan pocas dicen poco de otras</translation>
    </message>
    <message>
        <source>Read by different checkpoints: a difference between people may be one between these.</source>
        <translation>Leídas por modelos distintos: una diferencia entre personas puede serlo entre estos.</translation>
    </message>
    <message>
        <source> (%1 to %2)</source>
        <translation> (%1 a %2)</translation>
    </message>
    <message>
        <source>Segments are not compared: that takes %1 people who count in both. With fewer, their order is mostly chance.</source>
        <translation>Los segmentos no se comparan: hacen falta %1 personas que cuenten en ambos. Con menos, su orden es sobre todo azar.</translation>
    </message>
    <message>
        <source>No difference between segments is shown beyond chance; that does not show that there is none.</source>
        <translation>Ninguna diferencia entre segmentos va más allá del azar; eso no demuestra que no la haya.</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>one person</source>
        <translation>una persona</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 personas</translation>
    </message>
    <message>
        <source>one annotation</source>
        <translation>una anotación</translation>
    </message>
    <message>
        <source>%1 annotations</source>
        <translation>%1 anotaciones</translation>
    </message>
    <message>
        <source>More in “%1” than in “%2”, by %3 (%4 to %5; p %6)</source>
        <translation>Más en «%1» que en «%2», en %3 (%4 a %5; p %6)</translation>
    </message>
</context>
<context>
    <name>mien::app::SummaryListModel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Face #%1</source>
        <translation>Cara #%1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>read for %1</source>
        <translation>leído durante %1</translation>
    </message>
    <message>
        <source>%1, longest %2</source>
        <translation>%1, máx. %2</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>tras %1</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>expresión</translation>
    </message>
    <message>
        <source>share</source>
        <translation>parte</translation>
    </message>
    <message>
        <source>time</source>
        <translation>tiempo</translation>
    </message>
    <message>
        <source>mean score</source>
        <translation>media</translation>
    </message>
    <message>
        <source>streaks</source>
        <translation>tramos</translation>
    </message>
    <message>
        <source>first</source>
        <translation>primero</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>máximo</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>mien::app::SummaryView</name>
    <message>
        <source>Opened in the browser: %1</source>
        <translation>Abierto en el navegador: %1</translation>
    </message>
    <message>
        <source>No browser was found; the page is %1.</source>
        <translation>No se encontró ningún navegador; la página es %1.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>Copied, as a table of text.</source>
        <translation>Copiado, como tabla de texto.</translation>
    </message>
</context>
<context>
    <name>mien::app::Tool</name>
    <message>
        <source>%1 cannot be started; install Mien again.</source>
        <translation>No se puede iniciar %1; vuelva a instalar Mien.</translation>
    </message>
    <message>
        <source>The work was cut off; the memory may have run out.</source>
        <translation>El trabajo se interrumpió; puede que faltara memoria.</translation>
    </message>
    <message>
        <source>The work ended without a word.</source>
        <translation>El trabajo terminó sin decir nada.</translation>
    </message>
</context>
<context>
    <name>mien::app::TrackListModel</name>
    <message>
        <source>%1 to %2, read in %3 frames</source>
        <translation>%1 a %2, leída en %3 fotogramas</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>excluida</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>Ninguna cara</translation>
    </message>
    <message>
        <source>Face #%1</source>
        <translation>Cara #%1</translation>
    </message>
</context>
<context>
    <name>mien::app::Training</name>
    <message>
        <source>Give the new checkpoint a name.</source>
        <translation>Dé un nombre al nuevo modelo.</translation>
    </message>
    <message>
        <source>Choose a folder for the new checkpoint.</source>
        <translation>Elija una carpeta para el nuevo modelo.</translation>
    </message>
    <message>
        <source>Choose the labelled faces first.</source>
        <translation>Elija primero las caras etiquetadas.</translation>
    </message>
    <message>
        <source>The labelled faces are no longer there.</source>
        <translation>Las caras etiquetadas ya no están.</translation>
    </message>
    <message>
        <source>The name of a checkpoint has no slash.</source>
        <translation>El nombre de un modelo no lleva barra.</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder for the new checkpoint; choose another.</source>
        <translation>No se puede escribir en la carpeta para el nuevo modelo; elija otra.</translation>
    </message>
    <message>
        <source>A training of this name was stopped: resume it, or give a new name to begin another.</source>
        <translation>Se detuvo un entrenamiento con este nombre: reanúdelo, o dé otro nombre para empezar uno nuevo.</translation>
    </message>
    <message>
        <source>There is a checkpoint of this name already; give the new one another.</source>
        <translation>Ya hay un modelo con este nombre; dé otro al nuevo.</translation>
    </message>
    <message>
        <source>The training ended before its time.</source>
        <translation>El entrenamiento terminó antes de tiempo.</translation>
    </message>
</context>
<context>
    <name>mien::app::Workbench</name>
    <message>
        <source>Exported: %1</source>
        <translation>Exportado: %1</translation>
    </message>
    <message>
        <source>Settings last only until Mien is closed: %1 cannot be written.</source>
        <translation>Los ajustes duran hasta que se cierre Mien: no se puede escribir %1.</translation>
    </message>
    <message>
        <source>Another source was opened, so the recording has ended.</source>
        <translation>Se abrió otra fuente, así que la grabación ha terminado.</translation>
    </message>
    <message>
        <source>there is no checkpoint in %1; choose a folder that holds one in the settings</source>
        <translation>no hay ningún modelo en %1; elija en los ajustes una carpeta que contenga uno</translation>
    </message>
    <message>
        <source>Another source was opened, so nothing is shared any more.</source>
        <translation>Se abrió otra fuente, así que ya no se comparte nada.</translation>
    </message>
    <message>
        <source>Nothing is compared: %1</source>
        <translation>No se compara nada: %1</translation>
    </message>
    <message>
        <source>There is no face to look at in this picture.</source>
        <translation>En esta imagen no hay ninguna cara que mirar.</translation>
    </message>
</context>
</TS>
